import { parseAddress } from './address.js';
import { matches, parseHost, parsePattern, type Host, type HostPattern } from './host.js';
import type { OutboundRule, OutboundRules, OutboundTarget, Verdict } from './policy.js';
import { specialKind } from './special-range.js';

/**
 * May the daemon speak to that host for that purpose? Requirement: OC-CTRL-2080. Asked before its name is resolved.
 *
 * 1. What is no host is denied.
 * 2. A denial that matches wins.
 * 3. A permission that matches allows. For a literal address that names the address, so nothing more is asked of it.
 * 4. A configured engine is allowed; one that only a request names is not.
 * 5. Everything else is denied.
 */
export function decide(rules: OutboundRules, target: OutboundTarget): Verdict {
  const host = parseHost(target.host);
  if (host === undefined) return deny(`${quoted(target.host)} is not a host name and not an address, so nothing can allow it.`); // 1
  const denial = rules.deny.find((rule) => applies(rule, target, host, 'deny'));
  if (denial !== undefined) return deny(`${place(target)} is denied for ${target.purpose} by the rule ${spell(denial)} in outbound.deny.`); // 2
  const permission = rules.allow.find((rule) => applies(rule, target, host, 'allow'));
  if (permission !== undefined) return allow(`${place(target)} is allowed for ${target.purpose} by the rule ${spell(permission)} in outbound.allow.`); // 3
  if (target.purpose === 'engine' && target.requested !== true) return allow(`${place(target)} is the url of a configured engine.`); // 4
  return deny(`Nothing allows ${target.purpose} from ${place(target)}. To allow it, write ${permit(target.host, target)} in the configuration.`); // 5
}

/**
 * May it connect to that address, which the host's name resolved to? The host itself is decided on first: who asks only this forgets
 * nothing. After that
 *
 * 1. a denial of the address wins;
 * 2. a configured engine may be anywhere, one that only a request names may not;
 * 3. an address that is not the internet's needs a permission that names it or a range around it.
 */
export function decideAddress(rules: OutboundRules, target: OutboundTarget, address: string): Verdict {
  const byName = decide(rules, target);
  if (!byName.allowed) return byName;
  const parsed = parseAddress(address);
  if (parsed === undefined) return deny(`${place(target)} resolved to ${quoted(address)}, which is no address.`);
  const host: Host = { address: parsed };
  const where = `${place(target)} resolved to ${quoted(address)}, which`;
  const denial = rules.deny.find((rule) => applies(rule, target, host, 'deny'));
  if (denial !== undefined) return deny(`${where} is denied for ${target.purpose} by the rule ${spell(denial)} in outbound.deny.`); // 1
  const kind = specialKind(parsed);
  if (kind === undefined || (target.purpose === 'engine' && target.requested !== true)) return byName; // 2
  const permission = rules.allow.find((rule) => applies(rule, target, host, 'allow'));
  if (permission !== undefined) return allow(`${where} is allowed for ${target.purpose} by the rule ${spell(permission)} in outbound.allow.`); // 3
  return deny(`${where} is ${kind}: a public name has no business there. If it is meant, add ${permit(address, target)} in the configuration.`);
}

/** Why a rule cannot be read, as a sentence; undefined where it can. For whoever reads the configuration. */
export function ruleProblem(rule: OutboundRule): string | undefined {
  if (patternOf(rule) !== undefined) return undefined;
  return `${quoted(rule.host)} is not a host of an outbound rule. Write a name (example.org), all names below one (*.example.org), an address (10.0.0.5) or a range (10.0.0.0/8), without a scheme and without a port.`;
}

const patterns = new WeakMap<OutboundRule, HostPattern | 'unreadable'>();

/** Rules live as long as the configuration; each is read once. */
function patternOf(rule: OutboundRule): HostPattern | undefined {
  let pattern = patterns.get(rule);
  if (pattern === undefined) {
    pattern = parsePattern(rule.host) ?? 'unreadable';
    patterns.set(rule, pattern);
  }
  return pattern === 'unreadable' ? undefined : pattern;
}

/** A permission that nobody can read allows nothing, and a denial that nobody can read denies everything. */
function applies(rule: OutboundRule, target: OutboundTarget, host: Host, as: 'allow' | 'deny'): boolean {
  if (rule.port !== undefined && rule.port !== target.port) return false;
  if (rule.purposes.length > 0 && !rule.purposes.includes(target.purpose)) return false;
  const pattern = patternOf(rule);
  return pattern === undefined ? as === 'deny' : matches(pattern, host);
}

const allow = (reason: string): Verdict => ({ allowed: true, reason });
const deny = (reason: string): Verdict => ({ allowed: false, reason });

const place = ({ host, port }: OutboundTarget): string => (host.includes(':') && !host.startsWith('[') ? `[${shown(host)}]:${port}` : `${shown(host)}:${port}`);

function spell({ host, port, purposes }: OutboundRule): string {
  const parts = [`host: ${yaml(host)}`, ...(port === undefined ? [] : [`port: ${port}`]), ...(purposes.length === 0 ? [] : [`purposes: [${purposes.join(', ')}]`])];
  return `{ ${parts.join(', ')} }`;
}

const permit = (host: string, { purpose }: OutboundTarget): string => `outbound: { allow: [ ${spell({ host, purposes: [purpose] })} ] }`;

/** As a YAML scalar: a star, a bracket or a colon needs quotes. */
const yaml = (host: string): string => (/^[a-z0-9.-]+$/i.test(host) || /^[0-9.]+\/\d+$/.test(host) ? host : quoted(host));

/** A host may be whatever a stranger's redirect said: one line, bounded. */
const quoted = (text: string): string => `'${shown(text)}'`;
const shown = (text: string): string => {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}']/gu, '?');
  return line.length > 253 ? `${line.slice(0, 253)}…` : line;
};
