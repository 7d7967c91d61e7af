import type { Transcript } from '../../../generated/data.js';
import type { Command, Invocation } from '../command.js';
import { loadTranscript } from '../load-transcript.js';
import { checkTranscript, type Check } from '../transcript/check.js';
import { readTranscript } from '../transcript/read.js';

export const verify: Command = {
  name: 'verify',
  usage: '[flags] ARTIFACT|FILE|-',
  summary: 'check that a transcript is what the daemon stored, and agrees with itself',
  about:
    'Checks a transcript: that its bytes have the digest that names them, that it has the contract\'s shape, that its tokens are\n' +
    'all there, in order and with the text\'s digest, and that its attempts, counts, moments and input agree. ARTIFACT is the\n' +
    'id of its artifact, 64 hexadecimal digits; FILE is one that orchctl transcript or orchctl artifacts get wrote; - is stdin.\n' +
    'Needs no daemon for a file. Exit status: 0 all ok, 1 a check failed, 2 it cannot be told.',
  flags: { digest: { value: 'SHA256', help: 'what the bytes of a file must have: the artifact\'s id, with or without sha256:' } },
  run: async (invocation) => {
    const { checks } = await verified(invocation);
    const good = checks.every(({ found }) => found !== 'FAILED');
    if (invocation.output.json) await invocation.output.record({ ok: good, checks });
    else {
      for (const check of checks) await invocation.output.line(describeCheck(check));
      await invocation.output.line(verdict(good, checks));
    }
    return good ? 0 : 1;
  },
};

function verdict(good: boolean, checks: readonly Check[]): string {
  if (!good) return 'The transcript does NOT hold.';
  const proven = checks.some(({ what, found }) => what === 'digest' && found === 'ok');
  return proven ? 'The transcript holds.' : 'The transcript agrees with itself; whether it is what the daemon stored is not proven without --digest.';
}

export interface Verified {
  readonly checks: readonly Check[];
  /** Undefined where it has no shape that could be read. */
  readonly transcript: Transcript | undefined;
}

/** What the command line names, with all checks. */
export async function verified({ given, client }: Invocation): Promise<Verified> {
  const { bytes, digest } = await loadTranscript(given.only('ARTIFACT or FILE'), given.text('digest'), client);
  const { transcript, checks } = readTranscript(bytes, digest);
  return { transcript, checks: transcript === undefined ? checks : [...checks, ...checkTranscript(transcript)] };
}

export const describeCheck = ({ what, found, why }: Check): string => `${what.padEnd(9)} ${found.padEnd(7)} ${why}`;
