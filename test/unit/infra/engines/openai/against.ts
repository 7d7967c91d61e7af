import { createOpenaiEngine } from '../../../../../src/infra/engines/openai/engine.js';
import type { HttpEngineSettings } from '../../../../../src/infra/engines/http/settings.js';
import type { Engine } from '../../../../../src/ports/engine.js';
import { FakeClock } from '../../../../support/fake-clock.js';
import { serve, type Script } from '../../../../support/scripted-server.js';

export const timeouts = { connectMs: 1_000, firstTokenMs: 5_000, idleMs: 2_000, wallMs: 60_000 };
export const CHAT = { kind: 'messages', messages: [{ role: 'user', content: 'the old pond' }] } as const;
/** What ends with the test that opened it. */
export const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});
/** One driver against one scripted server. */
export async function against(script: Script, over: Partial<HttpEngineSettings> = {}, suffix = ''): Promise<Engine> {
  const server = await serve(script);
  const engine = createOpenaiEngine({ url: server.url + suffix, timeouts, clock: new FakeClock(), random: () => 0, ...over });
  opened.push(() => engine.close(), () => server.close());
  return engine;
}
