import fc from 'fast-check';
import { TokenBucket } from '../../../../src/domain/quota/token-bucket.js';

const START = 1_000;
const perMinute = fc.oneof(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000_000_000 }));

/** The same rules with numbers of any length and no rounding: 60 000ths of a token. */
class Ledger {
  private at = BigInt(START);
  private parts: bigint;

  constructor(private readonly perMinute: bigint) {
    this.parts = perMinute * 60_000n;
  }

  pass(now: number): void {
    const here = BigInt(Math.floor(now));
    if (here <= this.at) return;
    this.add((here - this.at) * this.perMinute);
    this.at = here;
  }

  add(parts: bigint): void {
    const full = this.perMinute * 60_000n;
    this.parts = this.parts + parts > full ? full : this.parts + parts;
  }

  /** Whole tokens, rounded down also below zero. */
  get whole(): number {
    const floor = this.parts / 60_000n - (this.parts % 60_000n < 0n ? 1n : 0n);
    return Number(floor);
  }
}

const step = fc.record({
  /** Time back is the clock's fault, and some of it comes in fractions. */
  wait: fc.oneof(fc.integer({ min: -5_000, max: 5_000 }), fc.double({ min: 0, max: 200_000, noNaN: true }), fc.integer({ min: 0, max: 10_000_000 })),
  /** Of the limit. */
  share: fc.double({ min: 0, max: 1.5, noNaN: true }),
  act: fc.constantFrom<'take' | 'give' | 'owe'>('take', 'take', 'give', 'owe'),
});

it('the balance is that of a ledger that rounds nothing, whatever is taken, given back and owed', () => {
  fc.assert(
    fc.property(perMinute, fc.array(step, { maxLength: 60 }), (limit, steps) => {
      const bucket = new TokenBucket(limit, START);
      const ledger = new Ledger(BigInt(limit));
      let now = START;
      for (const { wait, share, act } of steps) {
        now += wait;
        ledger.pass(now);
        const amount = Math.floor(limit * share);
        if (act === 'take') {
          const there = ledger.whole >= Math.min(amount, limit);
          expect(bucket.waitMs(amount, now) === 0).toBe(there);
          expect(bucket.take(amount, now)).toBe(there);
          if (there) ledger.add(-60_000n * BigInt(amount));
        } else {
          const change = act === 'give' ? amount : -amount;
          bucket.correct(change, now);
          ledger.add(60_000n * BigInt(change));
        }
        expect(bucket.balance(now)).toBe(ledger.whole);
      }
    }),
  );
});

it('over any window no more is granted than the limit and what comes in meanwhile', () => {
  fc.assert(
    fc.property(perMinute, fc.array(fc.record({ wait: fc.integer({ min: -2_000, max: 20_000 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }), { maxLength: 60 }), (limit, asks) => {
      const bucket = new TokenBucket(limit, START);
      let now = START;
      const granted: { readonly at: number; readonly amount: number }[] = [];
      for (const { wait, share } of asks) {
        now += wait;
        const amount = Math.floor(limit * share);
        if (bucket.take(amount, now)) granted.push({ at: now, amount });
      }
      for (const from of granted.keys()) {
        let sum = 0;
        // A clock that stepped back shows less time than passed; what is granted keeps to the latest that it showed.
        const began = Math.max(...granted.slice(0, from + 1).map(({ at }) => at));
        let latest = began;
        for (const { at, amount } of granted.slice(from)) {
          latest = Math.max(latest, at);
          sum += amount;
          expect(sum).toBeLessThanOrEqual(limit + Math.ceil((limit * (latest - began)) / 60_000));
        }
      }
    }),
  );
});

it('a client that waits as long as it is told is served then, and not a millisecond before', () => {
  fc.assert(
    fc.property(perMinute, fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 1, maxLength: 20 }), (limit, shares) => {
      const bucket = new TokenBucket(limit, START);
      let now = START;
      for (const share of shares) {
        const amount = Math.floor(limit * share);
        const wait = bucket.waitMs(amount, now);
        if (wait > 0) expect(bucket.take(amount, now + wait - 1)).toBe(false);
        now += wait;
        expect(bucket.take(amount, now)).toBe(true);
      }
    }),
  );
});

it('an ask above the limit is granted when the bucket is full, and is paid off afterwards', () => {
  const bucket = new TokenBucket(60, START);
  expect(bucket.take(1, START)).toBe(true);
  expect(bucket.take(150, START + 999)).toBe(false);
  expect(bucket.take(150, START + 1_000)).toBe(true);
  expect(bucket.balance(START + 1_000)).toBe(-90);
  expect(bucket.waitMs(1, START + 1_000)).toBe(91_000);
  expect(bucket.fullInMs(START + 1_000)).toBe(150_000);
});

it('a clock that steps back takes nothing away and grants nothing twice', () => {
  const bucket = new TokenBucket(60, START);
  expect(bucket.take(60, START)).toBe(true);
  expect(bucket.balance(START + 10_000)).toBe(10);
  expect(bucket.balance(START - 500_000)).toBe(10);
  expect(bucket.balance(START + 10_000)).toBe(10);
  expect(bucket.balance(START + 11_000)).toBe(11);
});

it('a bucket that was kept goes on where it was, with the time that passed meanwhile', () => {
  fc.assert(
    fc.property(perMinute, fc.double({ min: 0, max: 1.2, noNaN: true }), fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: 0, max: 90_000 }), (limit, share, before, after) => {
      const whole = new TokenBucket(limit, START);
      whole.correct(-Math.floor(limit * share), START);
      const { tokens, parts, at } = whole.state(START + before);
      const restored = new TokenBucket(limit, START + before + after, { tokens, parts, at });
      expect(restored.balance(START + before + after)).toBe(whole.balance(START + before + after));
      expect(restored.state(START + before + after)).toEqual(whole.state(START + before + after));
    }),
  );
});
