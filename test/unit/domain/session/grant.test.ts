import { allowance, grant, type Ask } from '../../../../src/domain/session/grant.js';
import type { Budget, Grant } from '../../../../src/domain/session/budget.js';

const ask = (changes: Partial<Ask> = {}): Ask => ({
  promptTokens: 10,
  promptAtMost: 10,
  maxTokens: 20,
  deadlineMs: 60_000,
  budget: {},
  price: undefined,
  ...changes,
});

function given(asked: Ask, left: Budget): Grant | undefined {
  const granting = grant(asked, left);
  if (granting.kind === 'refused') throw new Error(`refused: ${JSON.stringify(granting.shortfall)}`);
  return granting.grant;
}

const PRICE = { inputToken: 0.01, outputToken: 0.1 };

test('where no budget counts nothing is reserved', () => {
  expect(given(ask(), {})).toBeUndefined();
});

test('with room enough a task gets its max_tokens, and prompt and output are reserved', () => {
  expect(given(ask(), { tokens: 100 })).toEqual({ outputTokens: 20, reserved: { tokens: 30, timeMs: 0, cost: 0 } });
});

test('tokens bound the output to what is left after the prompt, the smaller of the session\'s and the task\'s own', () => {
  expect(given(ask(), { tokens: 22 })).toEqual({ outputTokens: 12, boundBy: 'tokens', reserved: { tokens: 22, timeMs: 0, cost: 0 } });
  expect(given(ask({ budget: { tokens: 15 } }), { tokens: 22 })).toMatchObject({ outputTokens: 5, boundBy: 'tokens', reserved: { tokens: 15 } });
  expect(given(ask({ budget: { tokens: 30 } }), {})).toEqual({ outputTokens: 20, reserved: { tokens: 30, timeMs: 0, cost: 0 } });
});

test('cost bounds the output to what is paid for after the prompt', () => {
  expect(given(ask({ price: PRICE }), { cost: 0.4 })).toEqual({ outputTokens: 3, boundBy: 'cost', reserved: { tokens: 13, timeMs: 0, cost: 0.4 } });
  expect(given(ask({ price: PRICE, budget: { cost: 0.25 } }), { cost: 0.4 })).toMatchObject({ outputTokens: 1, boundBy: 'cost' });
});

test('a cost that pays for whole tokens is not a token short by a last digit', () => {
  expect(given(ask({ promptTokens: 0, promptAtMost: 0, price: { inputToken: 0, outputToken: 0.1 } }), { cost: 0.3 })).toMatchObject({ outputTokens: 3 });
});

test('output that costs nothing is bound by no cost, once the prompt is paid for', () => {
  const price = { inputToken: 0.01, outputToken: 0 };
  expect(given(ask({ price }), { cost: 0.1 })).toMatchObject({ outputTokens: 20 });
  expect(grant(ask({ price }), { cost: 0.09 })).toMatchObject({ kind: 'refused', shortfall: { budget: 'cost' } });
});

test('time is the smallest of what the session has, what the task may and its deadline; it bounds no tokens', () => {
  expect(given(ask(), { timeMs: 90_000 })).toEqual({ outputTokens: 20, timeMs: 60_000, reserved: { tokens: 30, timeMs: 60_000, cost: 0 } });
  expect(given(ask({ budget: { timeMs: 500 } }), { timeMs: 90_000 })).toMatchObject({ timeMs: 500, reserved: { timeMs: 500 } });
  expect(given(ask(), { timeMs: 400 })).toMatchObject({ timeMs: 400 });
});

test('for a prompt that is only estimated all that it may have is reserved, as far as there is', () => {
  expect(given(ask({ promptAtMost: 40 }), { tokens: 100 })).toMatchObject({ outputTokens: 20, reserved: { tokens: 60 } });
  expect(given(ask({ promptAtMost: 40 }), { tokens: 50 })).toMatchObject({ outputTokens: 20, reserved: { tokens: 50 } });
});

test('a budget that does not hold the prompt and one token is refused, and says whose it is', () => {
  expect(given(ask(), { tokens: 11 })).toMatchObject({ outputTokens: 1 });
  expect(grant(ask(), { tokens: 10 })).toEqual({ kind: 'refused', shortfall: { whose: 'session', budget: 'tokens', needed: 11, left: 10 } });
  expect(grant(ask({ budget: { tokens: 10 } }), { tokens: 5 })).toMatchObject({ shortfall: { whose: 'task', budget: 'tokens', left: 10 } });
  expect(grant(ask({ price: PRICE }), { cost: 0.19 })).toMatchObject({ shortfall: { whose: 'session', budget: 'cost', left: 0.19 } });
  expect(grant(ask({ price: PRICE, budget: { cost: 0 } }), {})).toMatchObject({ shortfall: { whose: 'task', budget: 'cost', left: 0 } });
  expect(grant(ask(), { timeMs: 0 })).toMatchObject({ shortfall: { whose: 'session', budget: 'time', needed: 1, left: 0 } });
});

describe('when the engine finds a longer prompt than was counted', () => {
  const tight = { outputTokens: 12, boundBy: 'tokens', reserved: { tokens: 22, timeMs: 0, cost: 5 } } as const;

  test('the output shrinks by as much, so that what was reserved still holds', () => {
    expect(allowance(tight, 15)).toEqual({ outputTokens: 7, boundBy: 'tokens' });
    expect(allowance(tight, 30)).toEqual({ outputTokens: 0, boundBy: 'tokens' });
  });

  test('it shrinks by what the prompt costs more, at the price of the pool where it runs', () => {
    expect(allowance({ outputTokens: 12, reserved: { tokens: 100, timeMs: 0, cost: 1 } }, 20, PRICE)).toEqual({ outputTokens: 8, boundBy: 'cost' });
  });

  test('it does not where the longest possible prompt was reserved', () => {
    const roomy = given(ask({ promptAtMost: 40, price: PRICE }), { tokens: 100, cost: 100 });
    expect(roomy && allowance(roomy, 40, PRICE).outputTokens).toBe(20);
  });
});
