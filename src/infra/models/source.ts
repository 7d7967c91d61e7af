import { parseModelRef } from '../../domain/model/ref.js';
import { textDigest } from '../../lib/text-digest.js';
import { ModelFileError } from '../../ports/model-files.js';

/** What is fetched, worked out from its text. */
export interface Source {
  /** Of its canonical text: the name of its directory. It gives away nothing of a url that is signed. */
  readonly key: string;
  /** For people: no query, since signed urls carry their permission there. */
  readonly label: string;
  readonly url: URL;
  /** What its file is called on the disk. */
  readonly fileName: string;
  /** True where the url is Hugging Face's: its token and its digests hold there only. */
  readonly isHuggingFace: boolean;
}

/** Throws ModelFileError `unsupported` for what cannot be fetched. `hfEndpoint` without a slash at its end. */
export function readSource(text: string, hfEndpoint: string): Source {
  const read = parseModelRef(text);
  if (!read.ok) throw unsupported(read.problem);
  const { ref } = read;
  switch (ref.scheme) {
    case 'https':
      return { ...place(new URL(ref.url)), key: textDigest(ref.url), isHuggingFace: new URL(ref.url).origin === new URL(hfEndpoint).origin };
    case 'hf': {
      if (ref.file === undefined) {
        throw unsupported(`hf:${ref.repo} is a whole repository, and one file of it is needed. Write hf:${ref.repo}/<file>, with a file from its list of files.`);
      }
      const revision = ref.revision ?? 'main';
      const path = ref.file.split('/').map(encodeURIComponent).join('/');
      const url = new URL(`${hfEndpoint}/${ref.repo}/resolve/${encodeURIComponent(revision)}/${path}`);
      return { ...place(url), label: text, key: textDigest(`hf:${ref.repo}@${revision}/${ref.file}`), isHuggingFace: true };
    }
    case 's3':
    case 'oci':
      throw unsupported(`${ref.scheme}:// is not served yet. Fetch ${ref.scheme}://${ref.location} yourself and write file: and its path, or give an https url.`);
    case 'file':
    case 'sha256':
    case 'name':
      throw unsupported(`${text} is nothing to fetch: only https and hf sources are.`);
  }
}

function place(url: URL): Pick<Source, 'label' | 'url' | 'fileName'> {
  return { label: `${url.origin}${url.pathname}`, url, fileName: fileName(url.pathname) };
}

/** The last part of the path, with no character that means anything to a shell or a file system; it never begins with a dot. */
function fileName(path: string): string {
  const last = path.split('/').at(-1) ?? '';
  const plain = last.replace(/%[0-9a-f]{2}/gi, '_').replace(/[^A-Za-z0-9._-]/g, '_').replace(/^[.-]+/, '');
  return plain === '' ? 'model' : plain.slice(-128).replace(/^[.-]+/, '');
}

const unsupported = (message: string): ModelFileError => new ModelFileError('unsupported', message);
