import { readFileSync, writeSync } from 'node:fs';
import { guardedLookup } from '../../../dist/src/infra/outbound/guarded-lookup.js';
import { openModelFiles } from '../../../dist/src/infra/models/model-files.js';
import { createOutbound } from '../../../dist/src/infra/outbound/outbound.js';
import { systemClock } from '../../../dist/src/infra/system/clock.js';

/**
 * A process that fetches one file, until it is done, fails or is killed.
 *
 * Arguments: the directory of models, the url, the path of the authority's certificate. Lines: `come <bytes>`, then `done <path>` or
 * `failed <kind> <message>`.
 */
const [directory, source, ca] = process.argv.slice(2);

// Where files may only be so large, a write is to fail like any other instead of ending the process.
process.on('SIGXFSZ', () => undefined);

const say = (line) => writeSync(1, `${line}\n`);
const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const rules = { allow: ['files.test', '127.0.0.1'].map((host) => ({ host, purposes: [] })), deny: [] };
const outbound = createOutbound({ rules, logger, clock: systemClock, telemetry: { outboundDecided: () => undefined } });
const resolve = (_name, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]);
const lookup = (target) => guardedLookup(outbound, target, resolve);
const files = await openModelFiles({ directory, quotaBytes: 1e9, outbound, lookup, clock: systemClock, logger, random: () => 0, ca: readFileSync(ca, 'utf8') });
try {
  say(`done ${await files.fetch({ source }, ({ receivedBytes }) => say(`come ${receivedBytes}`), new AbortController().signal)}`);
} catch (error) {
  say(`failed ${error.kind} ${error.message}`);
}
