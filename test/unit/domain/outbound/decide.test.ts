import { decide, decideAddress, ruleProblem } from '../../../../src/domain/outbound/decide.js';
import type { OutboundPurpose, OutboundRule, OutboundRules } from '../../../../src/domain/outbound/policy.js';

const rule = (host: string, over: Partial<OutboundRule> = {}): OutboundRule => ({ host, purposes: [], ...over });
const rules = (allow: readonly OutboundRule[], deny: readonly OutboundRule[] = []): OutboundRules => ({ allow, deny });
const to = (host: string, purpose: OutboundPurpose = 'model_download', port = 443) => ({ host, port, purpose });

describe('the outbound policy by name (OC-CTRL-2080)', () => {
  it('denies what nothing allows, and says what to write', () => {
    expect(decide(rules([]), to('huggingface.co'))).toEqual({
      allowed: false,
      reason: 'Nothing allows model_download from huggingface.co:443. To allow it, write outbound: { allow: [ { host: huggingface.co, purposes: [model_download] } ] } in the configuration.',
    });
  });

  it('allows a configured engine unless a rule denies it', () => {
    expect(decide(rules([]), to('10.0.0.5', 'engine', 8000)).allowed).toBe(true);
    expect(decide(rules([], [rule('10.0.0.0/8')]), to('10.0.0.5', 'engine', 8000)).reason).toBe('10.0.0.5:8000 is denied for engine by the rule { host: 10.0.0.0/8 } in outbound.deny.');
  });

  it('lets a denial win over a permission', () => {
    const both = rules([rule('*.example.org')], [rule('evil.example.org', { port: 443 })]);
    expect(decide(both, to('good.example.org')).allowed).toBe(true);
    expect(decide(both, to('evil.example.org'))).toEqual({ allowed: false, reason: 'evil.example.org:443 is denied for model_download by the rule { host: evil.example.org, port: 443 } in outbound.deny.' });
    expect(decide(both, to('evil.example.org', 'model_download', 8443)).allowed).toBe(true);
  });

  it('heeds port and purposes', () => {
    const only = rules([rule('a.org', { port: 443, purposes: ['verification'] })]);
    expect(decide(only, to('a.org', 'verification')).allowed).toBe(true);
    expect(decide(only, to('a.org', 'verification', 80)).allowed).toBe(false);
    expect(decide(only, to('a.org')).allowed).toBe(false);
  });

  it.each([
    ['*.example.org', 'a.example.org', true],
    ['*.example.org', 'a.b.example.org', true],
    ['*.example.org', 'example.org', false],
    ['*.example.org', 'badexample.org', false],
    ['*.EXAMPLE.org.', 'A.Example.ORG.', true],
    ['bücher.example', 'xn--bcher-kva.example', true],
    ['xn--bcher-kva.example', 'BÜCHER。example', true],
    ['10.0.0.5', '10.0.0.5', true],
    ['10.0.0.5', '012.0.0.5', true],
    ['10.0.0.5', '0xa000005', true],
    ['10.0.0.5', '[::ffff:10.0.0.5]', true],
    ['::ffff:10.0.0.0/104', '10.255.0.1', true],
    ['10.0.0.0/8', '11.0.0.0', false],
    ['::1', '0:0:0:0:0:0:0:1', true],
    ['fd00::/8', 'fd12:3456::1%eth0', true],
    ['example.org', 'example.org.evil.com', false],
  ])('the rule %s and the host %s: %p', (host, asked, allowed) => {
    expect(decide(rules([rule(host)]), to(asked)).allowed).toBe(allowed);
    expect(decide(rules([rule(asked === host ? asked : 'elsewhere.org')], [rule(host)]), to(asked, 'engine')).allowed).toBe(!allowed);
  });

  it.each(['', '.', 'a b', 'a/b', 'user@a.org', 'a.org:80', 'a.org\\b', 'a\torg', '[::1', '1.2.3.4.5', '999.1.1.1', '::1::', '%00', 'x'.repeat(2_000)])('%j is no host and nothing allows it', (host) => {
    expect(decide(rules([rule(host), rule('a.org'), rule('0.0.0.0/0')]), to(host, 'engine')).allowed).toBe(false);
  });

  it.each(['*', '*.', '*.*.org', 'a.*.org', '10.0.0.0/33', '10.0.0.0/', '*.10.0.0.1', 'https://a.org', 'a.org:443'])('a rule for %j cannot be read; as a denial it denies everything', (host) => {
    expect(ruleProblem(rule(host))).toContain('is not a host of an outbound rule');
    expect(decide(rules([rule('a.org')], [rule(host)]), to('a.org')).allowed).toBe(false);
  });

  it('puts nothing into a sentence that a terminal would obey', () => {
    expect(decide(rules([]), to('a\u001b[31m\n')).reason).not.toMatch(/\p{Cc}/u);
  });
});

describe('the outbound policy by address (OC-CTRL-2080)', () => {
  const open = rules([rule('files.org')]);

  it('allows an address of the internet for an allowed name', () => {
    expect(decideAddress(open, to('files.org'), '93.184.216.34').allowed).toBe(true);
    expect(decideAddress(open, to('files.org'), '2606:2800:220:1::1').allowed).toBe(true);
    expect(decideAddress(open, to('files.org'), '64:ff9b::93.184.216.34').allowed).toBe(true);
  });

  it('does not forget the name', () => {
    expect(decideAddress(open, to('other.org'), '93.184.216.34').allowed).toBe(false);
  });

  it.each([
    '127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '100.127.255.255', '224.0.0.1', '255.255.255.255',
    '::', '::1', 'fe80::1%eth0', 'fd00::1', 'fc00::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '64:ff9b::169.254.169.254', '::7f00:1', '2002:7f00:1::', '2001:0:1::1', 'not an address',
  ])('denies %s for an allowed name', (address) => {
    expect(decideAddress(open, to('files.org'), address).allowed).toBe(false);
    expect(decideAddress(rules([rule('files.org')]), to('files.org', 'verification'), address).allowed).toBe(false);
  });

  it('says what to write where it is meant', () => {
    expect(decideAddress(open, to('files.org'), '10.0.0.7').reason).toBe(
      "files.org:443 resolved to '10.0.0.7', which is a private address: a public name has no business there. If it is meant, add outbound: { allow: [ { host: 10.0.0.7, purposes: [model_download] } ] } in the configuration.",
    );
  });

  it('allows a private one that a rule names beside the name', () => {
    const inside = rules([rule('files.lan'), rule('10.0.0.0/8')]);
    expect(decideAddress(inside, to('files.lan'), '10.0.0.7').allowed).toBe(true);
    expect(decideAddress(inside, to('files.lan'), '::ffff:10.0.0.7').allowed).toBe(true);
    expect(decideAddress(inside, to('files.lan'), '192.168.0.7').allowed).toBe(false);
  });

  it('denies an address of the internet that a rule denies, and an engine nothing else', () => {
    expect(decideAddress(rules([rule('files.org')], [rule('93.0.0.0/8')]), to('files.org'), '93.184.216.34').allowed).toBe(false);
    expect(decideAddress(rules([]), to('gpu.lan', 'engine'), '10.0.0.7').allowed).toBe(true);
    expect(decideAddress(rules([], [rule('169.254.0.0/16')]), to('gpu.lan', 'engine'), '::ffff:169.254.169.254').allowed).toBe(false);
  });

  it('denies an engine that only a request names an address that is not the internet\'s, unless a rule names it (OC-CTRL-2064)', () => {
    const requested = { ...to('gpu.lan', 'engine'), requested: true } as const;
    expect(decideAddress(rules([rule('gpu.lan')]), requested, '10.0.0.7').reason).toContain("outbound: { allow: [ { host: 10.0.0.7, purposes: [engine] } ] }");
    expect(decideAddress(rules([rule('gpu.lan')]), requested, '93.184.216.34').allowed).toBe(true);
    expect(decideAddress(rules([rule('gpu.lan'), rule('10.0.0.0/8')]), requested, '10.0.0.7').allowed).toBe(true);
  });
});
