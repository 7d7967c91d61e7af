import { parse } from 'yaml';

const OF_THE_REPLICA = ['slots', 'tokens_per_second', 'first_token_ms', 'ctx_max', 'devices', 'version', 'url'];
const FAULTS = ['refuse', 'stall_after_tokens', 'die_after_tokens', 'malformed_after_tokens'];

/** A row of a scenario's table as the configuration's pool: `id`, and any key of a pool, a replica, its faults or timeouts. */
export function poolOf(row: Readonly<Record<string, string>>): Record<string, unknown> {
  const { id = '', replicas = '1', ...cells } = row;
  const pool: Record<string, unknown> = { id, engine: 'mock', model: id };
  const replica: Record<string, unknown> = {};
  const faults: Record<string, unknown> = {};
  for (const [key, cell] of Object.entries(cells)) {
    if (cell === '') continue;
    const value: unknown = key === 'devices' || key === 'version' ? cell : parse(cell);
    if (OF_THE_REPLICA.includes(key)) replica[key] = value;
    else if (FAULTS.includes(key)) faults[key] = value;
    else if (key.startsWith('timeouts.')) pool['timeouts'] = { [key.slice('timeouts.'.length)]: value };
    else pool[key] = value;
  }
  if (Object.keys(faults).length > 0) replica['faults'] = faults;
  pool['replicas'] = Array.from({ length: Number(replicas) }, (_, at) => ({ id: `${id}${at}`, ...replica }));
  return pool;
}
