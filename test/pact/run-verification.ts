import { closeConnections } from '../support/http.js';
import { startChangingProxy, type ChangingProxy } from './changing-proxy.js';
import { MUTATIONS, type Mutation } from './mutations.js';
import { onlyInteraction, readPact } from './pact-file.js';
import { startProvider } from './provider.js';
import { verifyPact, type Verified } from './verify.js';

/**
 * A process of its own, since the verifier writes to the standard output past Node; its parent gets one message.
 * All answers, changed or not, go through the same proxy: what passes unchanged cannot fail by the proxy.
 */
export interface Report {
  readonly verified: Verified;
  readonly mutations: readonly MutationResult[];
}

export interface MutationResult {
  readonly name: string;
  readonly interaction: string;
  /** Why it does not count as found; undefined where it was. */
  readonly missed?: string;
  /** The mismatch that found it. */
  readonly words: string;
}

async function bite(pact: string, { name, interaction, found, change }: Mutation, daemonUrl: string, proxy: ChangingProxy): Promise<MutationResult> {
  proxy.set(change);
  const { mismatches, unmade } = await verifyPact(onlyInteraction(pact, interaction), daemonUrl, proxy.url);
  const by = mismatches.find(({ type }) => type === found);
  const result = { name, interaction, words: by?.words ?? '' };
  if (unmade.length > 0) return { ...result, missed: `a state could not be made: ${unmade.join('; ')}` };
  if (proxy.changed() === 0) return { ...result, missed: 'it changed nothing' };
  if (by === undefined) return { ...result, missed: mismatches.length === 0 ? 'the verification passed' : `found as ${mismatches.map(({ type }) => type).join()}` };
  return result;
}

async function run(): Promise<Report> {
  const pact = await readPact();
  const daemon = await startProvider();
  const proxy = await startChangingProxy(daemon.url);
  try {
    const verified = await verifyPact(pact, daemon.url, proxy.url);
    const mutations: MutationResult[] = [];
    for (const mutation of MUTATIONS) mutations.push(await bite(pact, mutation, daemon.url, proxy));
    return { verified, mutations };
  } finally {
    closeConnections();
    await proxy.close();
    await daemon.kill();
  }
}

const report = await run();
process.send?.(report, () => process.exit(0));
