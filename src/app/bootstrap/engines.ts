import type { HttpPoolDefinition, HttpReplicaDefinition, MockReplicaDefinition } from '../../domain/pool/definition.js';
import { createLlamacppEngine } from '../../infra/engines/llamacpp/engine.js';
import { createMockEngine, type MockEngineSettings } from '../../infra/engines/mock/engine.js';
import { createOpenaiEngine } from '../../infra/engines/openai/engine.js';
import { createTgiEngine } from '../../infra/engines/tgi/engine.js';
import { createTritonEngine } from '../../infra/engines/triton/engine.js';
import { createVllmEngine } from '../../infra/engines/vllm/engine.js';
import type { HttpEngineSettings } from '../../infra/engines/http/settings.js';
import type { Clock } from '../../ports/clock.js';
import type { Engine, EngineFactory } from '../../ports/engine.js';

export interface EngineParts {
  readonly clock: Clock;
  readonly random: () => number;
  /** Where the engines' API keys are looked up. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What resolves an engine's host, and refuses addresses that may not be spoken to. */
  readonly lookup?: (url: string) => HttpEngineSettings['lookup'];
}

/** The drivers of all engines, by the kind that a pool names. */
export function createEngines(parts: EngineParts): EngineFactory {
  return {
    create: (pool, replica, url) => {
      if (pool.engine === 'mock') {
        if (!('tokensPerSecond' in replica)) throw new TypeError(`Replica ${replica.id} of pool ${pool.id} is no mock replica.`);
        return createMockEngine({ ...mockSettings(replica), limits: pool.timeouts }, { clock: parts.clock });
      }
      if ('tokensPerSecond' in replica) throw new TypeError(`Replica ${replica.id} of pool ${pool.id} is a mock replica.`);
      return httpEngine(pool, httpSettings(pool, replica, url, parts));
    },
  };
}

function httpEngine(pool: HttpPoolDefinition, settings: HttpEngineSettings): Engine {
  switch (pool.engine) {
    case 'llamacpp':
      return createLlamacppEngine(settings);
    case 'vllm':
      return createVllmEngine(settings);
    case 'tgi':
      return createTgiEngine(settings);
    case 'triton':
      return createTritonEngine(settings);
    case 'openai':
      return createOpenaiEngine(settings);
  }
}

function httpSettings(pool: HttpPoolDefinition, replica: HttpReplicaDefinition, managedUrl: string | undefined, parts: EngineParts): HttpEngineSettings {
  const url = 'url' in replica ? replica.url : managedUrl;
  if (url === undefined) throw new TypeError(`Replica ${replica.id} of pool ${pool.id} has no address yet.`);
  const apiKey = pool.apiKeyEnv === undefined ? undefined : parts.environment[pool.apiKeyEnv];
  const lookup = parts.lookup?.(url);
  return {
    url,
    timeouts: pool.timeouts,
    clock: parts.clock,
    random: parts.random,
    ...(pool.engineModel === undefined ? {} : { model: pool.engineModel }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(pool.workloads === undefined ? {} : { workloads: pool.workloads }),
    ...(replica.slots === undefined ? {} : { slots: replica.slots }),
    ...(replica.ctxMax === undefined ? {} : { ctxMax: replica.ctxMax }),
    ...(lookup === undefined ? {} : { lookup }),
  };
}

function mockSettings(replica: MockReplicaDefinition): MockEngineSettings {
  const { attempts, refuse, stallAfterTokens, dieAfterTokens, malformedAfterTokens } = replica.faults;
  const hit = attempts === undefined ? {} : { attempts };
  return {
    slots: replica.slots,
    ctxMax: replica.ctxMax,
    tokensPerSecond: replica.tokensPerSecond,
    firstTokenMs: replica.firstTokenMs,
    ...(replica.prefillTokensPerSecond === undefined ? {} : { prefillTokensPerSecond: replica.prefillTokensPerSecond }),
    endChance: replica.endChance,
    version: replica.version,
    faults: [
      ...(refuse ? [{ kind: 'refuse', ...hit } as const] : []),
      ...(stallAfterTokens === undefined ? [] : [{ kind: 'stall', afterTokens: stallAfterTokens, ...hit } as const]),
      ...(dieAfterTokens === undefined ? [] : [{ kind: 'die', afterTokens: dieAfterTokens, ...hit } as const]),
      ...(malformedAfterTokens === undefined ? [] : [{ kind: 'malformed', afterTokens: malformedAfterTokens, ...hit } as const]),
    ],
  };
}
