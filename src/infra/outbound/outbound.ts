import { decide, decideAddress, ruleProblem } from '../../domain/outbound/decide.js';
import type { OutboundRules } from '../../domain/outbound/policy.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { Outbound, OutboundTarget, Verdict } from '../../ports/outbound.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { DecisionLog } from './decision-log.js';

export interface OutboundOptions {
  readonly rules: OutboundRules;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly telemetry: Pick<Telemetry, 'outboundDecided'>;
}

/**
 * The outbound policy over fixed rules. Each decision is logged, and each decision by name counted; of those by address only denials
 * are, for a name may have many and all of them belong to one connection. Throws TypeError for a rule that cannot be read. Requirement: OC-CTRL-2080.
 */
export function createOutbound({ rules, logger, clock, telemetry }: OutboundOptions): Outbound {
  for (const rule of [...rules.allow, ...rules.deny]) {
    const problem = ruleProblem(rule);
    if (problem !== undefined) throw new TypeError(problem);
  }
  const log = new DecisionLog(logger, clock);
  const told = (target: OutboundTarget, address: string | undefined, verdict: Verdict): Verdict => {
    if (!verdict.allowed || address === undefined) telemetry.outboundDecided(target.purpose, verdict.allowed ? 'ok' : 'denied');
    log.tell(target, address, verdict);
    return verdict;
  };
  return {
    decide: (target) => told(target, undefined, decide(rules, target)),
    decideAddress: (target, address) => told(target, address, decideAddress(rules, target, address)),
  };
}
