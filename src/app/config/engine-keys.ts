import type { Config } from '../../../generated/config.js';
import type { Environment } from './environment.js';
import { showPath, type ConfigProblem } from './problem.js';
import type { YamlFile } from './yaml-file.js';

/** What may stand in an Authorization header after `Bearer`. */
const KEY = /^[\x21-\x7e]+$/;

/** An engine's API key is in the variable that the pool names, or the daemon would learn at the first task that it is not. */
export function checkEngineKeys({ pools = [] }: Config, file: YamlFile, environment: Environment): ConfigProblem[] {
  return pools.flatMap((pool, index): ConfigProblem[] => {
    if (pool.engine === 'mock' || pool.api_key_env === undefined) return [];
    const place = ['pools', index, 'api_key_env'];
    const key = environment[pool.api_key_env];
    if (key === undefined || key === '') {
      return [{ where: file.whereIs(place), wrong: `${showPath(place)} names the environment variable ${pool.api_key_env}, which is not set.`, instead: `Start the daemon with ${pool.api_key_env} set to the engine's API key, or remove the line.` }];
    }
    if (KEY.test(key)) return [];
    // Not shown: what stands there is a secret.
    return [{ where: file.whereIs(place), wrong: `The environment variable ${pool.api_key_env}, which ${showPath(place)} names, holds spaces, line breaks or other characters that no API key has.`, instead: 'Set it to the key alone, without quotes or a line break.' }];
  });
}
