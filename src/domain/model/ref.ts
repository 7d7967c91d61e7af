/**
 * Where a model comes from, as its model_ref says it. Pure: nothing is looked up.
 *
 *     file:/models/a.gguf   /models/a.gguf   ./a.gguf   models/a.gguf      file
 *     hf:org/repo/a.gguf    hf:org/repo@revision/a.gguf    hf:org/repo     hf
 *     https://host/a.gguf                                                   https
 *     s3://bucket/a.gguf    oci://registry/a:tag                            s3, oci
 *     sha256:<64 hexadecimal digits>                                        sha256
 *     anything else                                                         name: a catalog id or an alias
 *
 * What has no scheme is a path where it looks like one: it begins with `/`, `./` or `../`, or ends like a model's file. So
 * `Qwen/Qwen2.5-7B` and `llama3:8b` are names.
 */
export type ModelRef =
  /** As written; absolute where it begins with a slash. `resolveFile` gives the place. */
  | { readonly scheme: 'file'; readonly path: string }
  /** `repo`: `org/name`. Without a file: the whole repository. */
  | { readonly scheme: 'hf'; readonly repo: string; readonly revision?: string; readonly file?: string }
  /** Normal form, without a fragment. */
  | { readonly scheme: 'https'; readonly url: string }
  | { readonly scheme: 's3' | 'oci'; readonly location: string }
  /** 64 digits in lower case. */
  | { readonly scheme: 'sha256'; readonly hex: string }
  | { readonly scheme: 'name'; readonly name: string };

/** `problem`: a whole sentence that says what to write. */
export type ReadModelRef = { readonly ok: true; readonly ref: ModelRef } | { readonly ok: false; readonly problem: string };

/** The contract's own bound on a model_ref is 1,024 characters or less. */
const LONGEST = 1_024;
const MODEL_FILE = /\.(gguf|ggml|safetensors|bin|onnx|pt|pth|plan|engine)$/i;
const SCHEME = /^(file|hf|https|http|s3|oci|sha256):/i;
const OTHER_SCHEME = /^([a-z][a-z0-9+.-]*):\/\//i;
const REPO_PART = /^[A-Za-z0-9][A-Za-z0-9._-]{0,95}$/;
const PERCENT_ENCODED = /%[0-9a-f]{2}/i;

export function parseModelRef(text: string): ReadModelRef {
  if (text === '') return refuse('A model_ref is empty. Write a path, hf:org/repo/file, an https url or the id of a catalog model.');
  if (text.length > LONGEST) return refuse(`A model_ref has at most ${LONGEST} characters, and this one has ${text.length}.`);
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text)) return refuse('A model_ref has no control characters and no broken characters in it.');
  if (text.trim() !== text) return refuse('A model_ref neither begins nor ends with a space.');
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();
  const rest = scheme === undefined ? text : text.slice(scheme.length + 1);
  switch (scheme) {
    case 'file':
      return readFile(rest);
    case 'hf':
      return readHf(rest);
    case 'https':
      return readHttps(rest);
    case 'http':
      return refuse('A model is fetched by https only: whoever stands between could exchange it. Write https:// instead of http://.');
    case 's3':
    case 'oci':
      return readBucket(scheme, rest);
    case 'sha256':
      if (!/^[0-9a-f]{64}$/i.test(rest)) return refuse('After sha256: stand 64 hexadecimal digits.');
      return { ok: true, ref: { scheme: 'sha256', hex: rest.toLowerCase() } };
    default:
      return readBare(text);
  }
}

/** The absolute path of a file's reference; `workingDirectory` is absolute. `.` and `..` are worked out, so that one place has one spelling. */
export function resolveFile(path: string, workingDirectory: string): string {
  const segments: string[] = [];
  for (const segment of (path.startsWith('/') ? path : `${workingDirectory}/${path}`).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}

function readFile(rest: string): ReadModelRef {
  if (PERCENT_ENCODED.test(rest)) return refuse('A path after file: is written as it is, without percent-encoding; for a file whose name has a percent sign in it write the path without file:.');
  if (!rest.startsWith('//')) return readPath(rest);
  const path = rest.replace(/^\/\/(localhost(?=\/))?/i, '');
  if (!path.startsWith('/')) return refuse('After file:// stands a host, and files of other hosts are not reached. Write file:/absolute/path, or file:relative/path.');
  return readPath(path);
}

function readPath(path: string): ReadModelRef {
  if (path === '' || path.endsWith('/..') || path === '.' || path === '..') return refuse('A path names a file or a directory of a model. Write file:/absolute/path, or file:relative/path.');
  if (path.startsWith('//')) return refuse('A path begins with one slash, not with two.');
  return { ok: true, ref: { scheme: 'file', path } };
}

function readHf(rest: string): ReadModelRef {
  if (PERCENT_ENCODED.test(rest)) return refuse('A reference to Hugging Face is written as it is, without percent-encoding.');
  if (rest.startsWith('//')) return refuse('After hf: stands org/repo/file without slashes before it.');
  const [org, repoAndRevision, ...path] = rest.split('/');
  if (org === undefined || repoAndRevision === undefined) return refuse('After hf: stand an organisation, a repository and a file: hf:org/repo/file.gguf.');
  const at = repoAndRevision.indexOf('@');
  const repo = at === -1 ? repoAndRevision : repoAndRevision.slice(0, at);
  const revision = at === -1 ? undefined : repoAndRevision.slice(at + 1);
  for (const part of [org, repo, ...(revision === undefined ? [] : [revision])]) {
    if (!REPO_PART.test(part) || part.includes('..')) return refuse('An organisation, a repository or a revision of hf: has at most 96 letters, digits, dots, dashes and underscores, and begins with a letter or a digit.');
  }
  if (path.some((segment) => segment === '' || segment === '.' || segment === '..' || /[\\?#]/.test(segment))) {
    return refuse('The file of hf:org/repo/file is a plain path in that repository: no empty parts, no . and .., no backslash, no ? and #.');
  }
  const file = path.length === 0 ? {} : { file: path.join('/') };
  return { ok: true, ref: { scheme: 'hf', repo: `${org}/${repo}`, ...(revision === undefined ? {} : { revision }), ...file } };
}

function readHttps(rest: string): ReadModelRef {
  const text = `https:${rest}`;
  if (!rest.startsWith('//') || rest.startsWith('///') || rest.includes('\\') || !URL.canParse(text)) return refuse('After https: stand // and a host and a path.');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return refuse('A model_ref is shown to everybody who may ask for models, so its url has no user and no password in it.');
  url.hash = '';
  return { ok: true, ref: { scheme: 'https', url: url.href } };
}

function readBucket(scheme: 's3' | 'oci', rest: string): ReadModelRef {
  const location = /^\/\/([^/]+\/.*[^/])$/.exec(rest)?.[1];
  return location === undefined ? refuse(`After ${scheme}: stand //, a place and a path.`) : { ok: true, ref: { scheme, location } };
}

function readBare(text: string): ReadModelRef {
  const other = OTHER_SCHEME.exec(text)?.[1];
  if (other !== undefined) return refuse(`${other}:// is not a scheme of models. They come from file:, hf:, https://, s3://, oci://, sha256: or the catalog.`);
  if (text.startsWith('/') || /^\.\.?(\/|$)/.test(text) || (MODEL_FILE.test(text) && !text.includes(':'))) return readPath(text);
  return { ok: true, ref: { scheme: 'name', name: text } };
}

const refuse = (problem: string): ReadModelRef => ({ ok: false, problem });
