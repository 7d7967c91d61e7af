import { once } from 'node:events';
import { connect } from 'node:net';
import type { LookupAddress } from 'node:dns';
import { guardedLookup, type Resolve } from '../../../../src/infra/outbound/guarded-lookup.js';
import { createOutbound } from '../../../../src/infra/outbound/outbound.js';
import type { OutboundPurpose, OutboundRules } from '../../../../src/domain/outbound/policy.js';
import { FakeClock } from '../../../support/fake-clock.js';
import { LogBook } from '../../../support/http-server.js';
import { serve } from '../../../support/scripted-server.js';

const target = (host: string, purpose: OutboundPurpose = 'model_download') => ({ host, port: 443, purpose });
const set = (rules: Partial<OutboundRules>) => {
  const log = new LogBook();
  const clock = new FakeClock();
  return { log, clock, outbound: createOutbound({ rules: { allow: [], deny: [], ...rules }, logger: log, clock, telemetry: { outboundDecided: () => undefined } }) };
};
const FILES = { host: 'files.org', purposes: [] };

describe('outbound decisions in the log (OC-CTRL-2080)', () => {
  it('tells a permission once, and a denial at most once a minute', () => {
    const { outbound, log, clock } = set({ allow: [FILES] });
    for (let asked = 0; asked < 5; asked += 1) {
      expect(outbound.decide(target('files.org')).allowed).toBe(true);
      expect(outbound.decideAddress(target('files.org'), '93.184.216.34').allowed).toBe(true);
      expect(outbound.decide(target('evil.org')).allowed).toBe(false);
      expect(outbound.decideAddress(target('files.org'), '127.0.0.1').allowed).toBe(false);
    }
    const fields = { port: 443, purpose: 'model_download' };
    expect(log.entries.map(({ level, fields }) => ({ level, fields }))).toEqual([
      { level: 'info', fields: { ...fields, host: 'files.org', allowed: true } },
      { level: 'warn', fields: { ...fields, host: 'evil.org', allowed: false } },
      { level: 'warn', fields: { ...fields, host: 'files.org', address: '127.0.0.1', allowed: false } },
    ]);
    clock.advance(60_000);
    outbound.decide(target('files.org'));
    outbound.decide(target('evil.org'));
    outbound.decide(target('evil.org'));
    expect(log.entries.length).toBe(4);
  });

  it('does not grow with the hosts that strangers make up', () => {
    const { outbound, log } = set({});
    for (let host = 0; host < 1_025; host += 1) outbound.decide(target(`h${host}.org`));
    outbound.decide(target('h1024.org'));
    expect(log.entries.length).toBe(1_025);
    outbound.decide(target('h0.org'));
    expect(log.entries.length).toBe(1_026);
  });

  it('counts each decision by name, and each denial of an address', () => {
    const counted: string[] = [];
    const telemetry = { outboundDecided: (purpose: OutboundPurpose, result: string) => counted.push(`${purpose} ${result}`) };
    const outbound = createOutbound({ rules: { allow: [FILES], deny: [] }, logger: new LogBook(), clock: new FakeClock(), telemetry });
    outbound.decide(target('files.org'));
    outbound.decideAddress(target('files.org'), '93.184.216.34');
    outbound.decideAddress(target('files.org'), '10.0.0.1');
    outbound.decide(target('evil.org', 'verification'));
    expect(counted).toEqual(['model_download ok', 'model_download denied', 'verification denied']);
  });

  it('does not begin with a rule that cannot be read', () => {
    expect(() => set({ deny: [{ host: 'https://x', purposes: [] }] })).toThrow(TypeError);
  });
});

describe('the lookup of a socket under the policy (OC-CTRL-2080)', () => {
  const answering = (...addresses: readonly string[]): Resolve & { asked: string[] } => {
    const asked: string[] = [];
    const resolve: Resolve = (name, options, done) => {
      expect(options.all).toBe(true);
      asked.push(name);
      done(null, addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })));
    };
    return Object.assign(resolve, { asked });
  };
  const ask = (resolve: Resolve, rules: Partial<OutboundRules>, all: boolean, host = 'files.org') =>
    new Promise((settle) => guardedLookup(set(rules).outbound, target('files.org'), resolve)(host, { all }, (error, address, family) => settle(error === null ? { address, family } : error)));

  it('hands over the allowed addresses only', async () => {
    const resolve = answering('10.0.0.1', '93.184.216.34', '::1', '2606:2800::1');
    expect(await ask(resolve, { allow: [FILES] }, true)).toEqual({ address: [{ address: '93.184.216.34', family: 4 }, { address: '2606:2800::1', family: 6 }], family: undefined });
    expect(await ask(resolve, { allow: [FILES] }, false)).toEqual({ address: '93.184.216.34', family: 4 });
  });

  it('fails with the sentence of the denial where none is allowed', async () => {
    expect(await ask(answering('169.254.169.254'), { allow: [FILES] }, true)).toMatchObject({ code: 'OUTBOUND_DENIED', message: expect.stringContaining('a link-local address') });
  });

  it('asks no name server about a denied name, not even when the socket asks for another than the target', async () => {
    const resolve = answering('93.184.216.34');
    expect(await ask(resolve, {}, true)).toMatchObject({ code: 'OUTBOUND_DENIED' });
    expect(await ask(resolve, { allow: [FILES] }, true, 'other.org')).toMatchObject({ code: 'OUTBOUND_DENIED', message: expect.stringContaining('other.org') });
    expect(resolve.asked).toEqual([]);
  });

  it('says what could not be resolved', async () => {
    const failing: Resolve = (_name, _options, done) => done(Object.assign(new Error('x'), { code: 'ENOTFOUND' }), []);
    expect(await ask(failing, { allow: [FILES] }, true)).toMatchObject({ code: 'ENOTFOUND', message: 'The name files.org could not be resolved (ENOTFOUND).' });
    expect(await ask(answering(), { allow: [FILES] }, true)).toMatchObject({ code: 'ENOTFOUND' });
  });

  it('lets a real socket connect to the address that was allowed, asking once', async () => {
    const server = await serve((_request, response) => response.end());
    const port = Number(new URL(server.url).port);
    const resolve = answering('127.0.0.1');
    const { outbound } = set({});
    const socket = connect({ host: 'gpu.lan', port, lookup: guardedLookup(outbound, { host: 'gpu.lan', port, purpose: 'engine' }, resolve) });
    await once(socket, 'connect');
    expect({ asked: resolve.asked, remote: socket.remoteAddress }).toEqual({ asked: ['gpu.lan'], remote: '127.0.0.1' });
    socket.destroy();
    const denied = connect({ host: 'gpu.lan', port, lookup: guardedLookup(outbound, { host: 'gpu.lan', port, purpose: 'model_download' }, resolve) });
    await expect(once(denied, 'connect')).rejects.toMatchObject({ code: 'OUTBOUND_DENIED' });
    await server.close();
  });
});
