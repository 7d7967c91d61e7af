import type { Config } from '../../../generated/config.js';

// expect-error TS2353: the config has no key port
// good: export const config: Config = { listen: '127.0.0.1:0' };
export const config: Config = { port: 8080 };
