import { parse } from 'yaml';

const OF_THE_REPLICA = ['slots', 'tokens_per_second', 'first_token_ms', 'end_chance', 'ctx_max', 'devices', 'version', 'url', 'kv_capacity_bytes', 'prefill_tokens_per_second'];
const FAULTS = ['attempts', 'refuse', 'stall_after_tokens', 'die_after_tokens', 'malformed_after_tokens'];

/** A row of a scenario's table as the configuration's pool: `id`, and any key of a pool, a replica, its faults or timeouts. */
export function poolOf(row: Readonly<Record<string, string>>): Record<string, unknown> {
  const { id = '', engine = 'mock', replicas = '1', ...cells } = row;
  const pool: Record<string, unknown> = { id, engine, model: id };
  // A text that ends by itself would make every scenario about lengths a matter of luck.
  const replica: Record<string, unknown> = engine === 'mock' ? { end_chance: 0 } : {};
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
