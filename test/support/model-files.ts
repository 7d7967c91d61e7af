import { join } from 'node:path';
import { openModelFiles } from '../../src/infra/models/model-files.js';
import { guardedLookup } from '../../src/infra/outbound/guarded-lookup.js';
import { createOutbound } from '../../src/infra/outbound/outbound.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Logger } from '../../src/ports/logger.js';
import type { ModelFiles } from '../../src/ports/model-files.js';

/** The driver as a daemon has it that may fetch nothing. */
export function openOfflineModelFiles(dataDir: string, clock: Clock, logger: Logger): Promise<ModelFiles> {
  const outbound = createOutbound({ rules: { allow: [], deny: [] }, logger, clock, telemetry: { outboundDecided: () => undefined } });
  return openModelFiles({ directory: join(dataDir, 'models'), quotaBytes: 1e9, outbound, lookup: (target) => guardedLookup(outbound, target), clock, logger, random: () => 0 });
}
