import { createTgiEngine } from '../../../src/infra/engines/tgi/engine.js';
import { systemClock } from '../../../src/infra/system/clock.js';
import { serveTgi, type TgiPeerSettings } from '../../support/tgi-peer.js';
import { engineConformance } from './suite.js';

const timeouts = { connectMs: 5_000, firstTokenMs: 20_000, idleMs: 20_000, wallMs: 60_000 };
const driver = (url: string) => createTgiEngine({ url, timeouts, clock: systemClock, random: () => 0 });

const open = (settings: TgiPeerSettings) => async () => {
  const peer = await serveTgi(settings);
  const engine = driver(peer.url);
  return {
    engine,
    unreachable: () => driver('http://127.0.0.1:1'),
    another: () => driver(peer.url),
    close: () => engine.close().then(() => peer.close()),
  };
};

engineConformance('tgi, as 3.3 speaks', open({ slots: 3, ctxMax: 512 }));
engineConformance('tgi, as 2.0 speaks', open({ slots: 2, ctxMax: 128, like: '2.0' }));
