import { decide, decideAddress, ruleProblem } from '../../domain/outbound/decide.js';
import type { OutboundRules } from '../../domain/outbound/policy.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { Outbound } from '../../ports/outbound.js';
import { DecisionLog } from './decision-log.js';

export interface OutboundOptions {
  readonly rules: OutboundRules;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** The outbound policy over fixed rules; each decision is logged. Throws TypeError for a rule that cannot be read. Requirement: ORCH-3090. */
export function createOutbound({ rules, logger, clock }: OutboundOptions): Outbound {
  for (const rule of [...rules.allow, ...rules.deny]) {
    const problem = ruleProblem(rule);
    if (problem !== undefined) throw new TypeError(problem);
  }
  const log = new DecisionLog(logger, clock);
  return {
    decide: (target) => log.told(target, undefined, decide(rules, target)),
    decideAddress: (target, address) => log.told(target, address, decideAddress(rules, target, address)),
  };
}
