import { Chains } from '../../../src/lib/chains.js';

it('of one key each runs after the one before, also after one that failed; of another key at once', async () => {
  const chains = new Chains();
  const log: string[] = [];
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const first = chains.run('a', async () => {
    log.push('a1 begins');
    await gate;
    log.push('a1 fails');
    throw new Error('a1');
  });
  const second = chains.run('a', async () => log.push('a2'));
  const third = chains.run('a', async () => log.push('a3'));
  await chains.run('b', async () => log.push('b'));
  expect(log).toEqual(['a1 begins', 'b']);
  open();
  await expect(first).rejects.toThrow('a1');
  await Promise.all([second, third]);
  expect(log).toEqual(['a1 begins', 'b', 'a1 fails', 'a2', 'a3']);
});
