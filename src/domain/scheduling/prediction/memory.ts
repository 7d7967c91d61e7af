import { PRIORITIES } from '../../task/task.js';
import type { LineMemory } from './averages.js';
import { DEPTHS, LEAST_OUTSIDE, MOST_OUTSIDE, SIGNS, type CalibrationMemory } from './calibration.js';
import { MOST_ERROR, REMEMBERED } from './error-window.js';
import type { SpeedsMemory } from './estimate.js';
import { MEMORY_VERSION, type PoolMemory } from './foresight.js';
import { BINS, type LifeTableMemory } from './life-table.js';
import { MOST_WEIGHT } from './regression.js';
import { MOST_TURNS, type FlowTurn, type LineTurns, type QueueTurns } from '../queue/turns.js';
import { MOST_FLOWS_KEPT, RATIO_MOST, type FlowMemory, type LengthsMemory } from './output-length.js';

/**
 * A pool's memory as it comes back from the store. Strict: what is damaged, or was written by a version with other ideas,
 * is not believed in part but ignored as a whole, and the pool learns anew.
 */
export function parsePoolMemory(json: unknown): PoolMemory | undefined {
  const memory = fields(json);
  if (memory?.['version'] !== MEMORY_VERSION) return undefined;
  const speeds = parseSpeeds(memory['speeds']);
  const replicas = listOf(memory['replicas'], MOST_REPLICAS, parseReplica);
  const lengths = parseLengths(memory['lengths']);
  const calibration = listOf(memory['calibration'], PRIORITIES.length * DEPTHS.length, parseCalibration);
  if (speeds === undefined || replicas === undefined || lengths === undefined || calibration === undefined) return undefined;
  if (memory['turns'] === undefined) return { version: MEMORY_VERSION, speeds, replicas, lengths, calibration };
  const turns = parseTurns(memory['turns']);
  return turns && { version: MEMORY_VERSION, speeds, replicas, lengths, calibration, turns };
}

const MOST_REPLICAS = 1024;
const MOST_NAME = 1024;
/** Tokens: a task's, with much room. */
const MOST_OWED = 1e8;
/** No time or count that is believed is beyond it. */
const MOST = 1e12;
/** Tokens over a weight, which may be a millionth. */
const MOST_SHARE = 1e15;

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (json: unknown): json is Fields => typeof json === 'object' && json !== null && !Array.isArray(json);
const fields = (json: unknown): Fields | undefined => (isRecord(json) ? json : undefined);

const between = (json: unknown, least: number, most: number): number | undefined =>
  typeof json === 'number' && json >= least && json <= most ? json : undefined;

const amount = (json: unknown): number | undefined => between(json, 0, MOST);

const name = (json: unknown): string | undefined => (typeof json === 'string' && json.length <= MOST_NAME ? json : undefined);

const oneOf = <T extends string>(json: unknown, all: readonly T[]): T | undefined => all.find((one) => one === json);

function listOf<T>(json: unknown, most: number, parse: (item: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(json) || json.length > most) return undefined;
  const items: T[] = [];
  for (const item of json) {
    const parsed = parse(item);
    if (parsed === undefined) return undefined;
    items.push(parsed);
  }
  return items;
}

const exactly = (json: unknown, length: number, parse: (item: unknown) => number | undefined): readonly number[] | undefined => {
  const items = listOf(json, length, parse);
  return items?.length === length ? items : undefined;
};

function parseLine(json: unknown): LineMemory | undefined {
  const line = fields(json);
  const x = amount(line?.['x']);
  const y = amount(line?.['y']);
  const slope = amount(line?.['slope']);
  return x === undefined || y === undefined || slope === undefined ? undefined : { x, y, slope };
}

function parseSpeeds(json: unknown): SpeedsMemory | undefined {
  const speeds = fields(json);
  const decode = parseLine(speeds?.['decode']);
  const decodeSpread = amount(speeds?.['decodeSpread']);
  const firstToken = parseLine(speeds?.['firstToken']);
  const firstTokenSpread = amount(speeds?.['firstTokenSpread']);
  const prefillShare = between(speeds?.['prefillShare'], 0, 1);
  if (decode === undefined || decodeSpread === undefined) return undefined;
  if (firstToken === undefined || firstTokenSpread === undefined || prefillShare === undefined) return undefined;
  return { decode, decodeSpread, firstToken, firstTokenSpread, prefillShare };
}

function parseReplica(json: unknown): PoolMemory['replicas'][number] | undefined {
  const speeds = parseSpeeds(json);
  const replicaId = name(fields(json)?.['replicaId']);
  return speeds === undefined || replicaId === undefined ? undefined : { replicaId, ...speeds };
}

function parseTable(json: unknown): LifeTableMemory | undefined {
  const table = fields(json);
  const seen = amount(table?.['seen']);
  const bins = listOf(table?.['bins'], BINS, (bin) => (Number.isInteger(bin) ? between(bin, 0, BINS - 1) : undefined));
  if (seen === undefined || bins === undefined || new Set(bins).size < bins.length) return undefined;
  const ends = exactly(table?.['ends'], bins.length, amount);
  const cuts = exactly(table?.['cuts'], bins.length, amount);
  const parts = exactly(table?.['parts'], bins.length, amount);
  return ends === undefined || cuts === undefined || parts === undefined ? undefined : { seen, bins, ends, cuts, parts };
}

function parseFlow(json: unknown): FlowMemory | undefined {
  const known = fields(json);
  const flow = name(known?.['flow']);
  const ratio = between(known?.['ratio'], 0, RATIO_MOST);
  const table = parseTable(known?.['table']);
  return flow === undefined || ratio === undefined || table === undefined ? undefined : { flow, ratio, table };
}

function parseLengths(json: unknown): LengthsMemory | undefined {
  const lengths = fields(json);
  const pool = parseTable(lengths?.['pool']);
  const estimated = parseTable(lengths?.['estimated']);
  const spread = amount(lengths?.['spread']);
  const flows = listOf(lengths?.['flows'], MOST_FLOWS_KEPT, parseFlow);
  return pool === undefined || estimated === undefined || spread === undefined || flows === undefined ? undefined : { pool, estimated, spread, flows };
}

function parseCalibration(json: unknown): CalibrationMemory | undefined {
  const track = fields(json);
  const priority = oneOf(track?.['priority'], PRIORITIES);
  const depth = oneOf(track?.['depth'], DEPTHS);
  const errors = exactly(track?.['errors'], REMEMBERED, (error) => between(error, -MOST_ERROR, MOST_ERROR));
  const below = between(track?.['below'], LEAST_OUTSIDE, MOST_OUTSIDE);
  const above = between(track?.['above'], LEAST_OUTSIDE, MOST_OUTSIDE);
  const weights = exactly(track?.['weights'], SIGNS, (weight) => between(weight, -MOST_WEIGHT, MOST_WEIGHT));
  if (priority === undefined || depth === undefined || errors === undefined) return undefined;
  if (below === undefined || above === undefined || weights === undefined) return undefined;
  return { priority, depth, errors, below, above, weights };
}

const share = (json: unknown): number | undefined => between(json, 0, MOST_SHARE);

/** What earlier releases did not keep: 0 of theirs. */
const later = (json: unknown): unknown => (json === undefined ? 0 : json);

function parseFlowTurn(json: unknown): FlowTurn | undefined {
  const turn = fields(json);
  const flow = name(turn?.['flow']);
  const weight = between(turn?.['weight'], Number.MIN_VALUE, MOST);
  const start = share(turn?.['start']);
  const runs = share(later(turn?.['runs']));
  return flow === undefined || weight === undefined || start === undefined || runs === undefined ? undefined : { flow, weight, start, runs };
}

function parseLineTurns(json: unknown): LineTurns | undefined {
  const line = fields(json);
  const clock = share(line?.['clock']);
  const quantum = amount(later(line?.['quantum']));
  const flows = listOf(line?.['flows'], MOST_TURNS, parseFlowTurn);
  if (clock === undefined || quantum === undefined || flows === undefined || new Set(flows.map(({ flow }) => flow)).size < flows.length) return undefined;
  return { clock, quantum, flows };
}

function parseTurns(json: unknown): QueueTurns | undefined {
  const turns = fields(json);
  const interactive = parseLineTurns(turns?.['interactive']);
  const batch = parseLineTurns(turns?.['batch']);
  const owed = between(turns?.['owed'], -MOST_OWED, MOST_OWED);
  return interactive === undefined || batch === undefined || owed === undefined ? undefined : { interactive, batch, owed };
}
