import type { Config, OutboundRuleConfig } from '../../../generated/config.js';
import { decide, ruleProblem } from '../../domain/outbound/decide.js';
import { engineTarget } from '../../domain/outbound/engine-target.js';
import type { OutboundRule } from '../../domain/outbound/policy.js';
import { showPath, type ConfigProblem } from './problem.js';
import type { YamlFile } from './yaml-file.js';

/** Outbound rules that can be read, and no engine that one of them denies. Requirement: OC-CTRL-2080. */
export function checkOutbound({ outbound = {}, pools = [] }: Config, file: YamlFile): ConfigProblem[] {
  const unreadable = (['allow', 'deny'] as const).flatMap((list) =>
    (outbound[list] ?? []).flatMap((rule, index): ConfigProblem[] => {
      const problem = ruleProblem(toRule(rule));
      const place = ['outbound', list, index, 'host'];
      return problem === undefined ? [] : [{ where: file.whereIs(place), wrong: `${showPath(place)} cannot be read.`, instead: problem }];
    }),
  );
  if (unreadable.length > 0) return unreadable;
  const rules = { allow: [], deny: (outbound.deny ?? []).map(toRule) };
  return pools.flatMap((pool, index) =>
    pool.replicas.flatMap((replica, number): ConfigProblem[] => {
      const url = 'url' in replica ? replica.url : undefined;
      const target = url === undefined ? undefined : engineTarget(url);
      if (target === undefined || decide(rules, target).allowed) return [];
      const place = ['pools', index, 'replicas', number, 'url'];
      return [{ where: file.whereIs(place), wrong: `${showPath(place)} is a url that the daemon may not speak to: ${decide(rules, target).reason}`, instead: 'Remove that denial, or the replica.' }];
    }),
  );
}

const toRule = ({ host, port, purposes }: OutboundRuleConfig): OutboundRule => ({ host, ...(port === undefined ? {} : { port }), purposes: purposes ?? [] });
