import { mkdirSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { Records, type ProcessRecord } from '../../../../src/infra/process/records.js';
import { tempDirs } from '../../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

const RECORD: ProcessRecord = { id: '00000000-0000-4000-8000-000000000001', name: 'pool/r0', pid: 4_242, stopGraceMs: 50, daemon: { pid: 4_241 } };

it('a record that could not be written leaves nothing on the disk, and is written the next time (ORCH-3060)', async () => {
  const dataDir = dirs.make();
  const processes = join(dataDir, 'processes');
  const records = new Records(dataDir);
  await records.open();
  const inTheWay = join(processes, `${RECORD.id}.json`);
  mkdirSync(inTheWay);
  await expect(records.put(RECORD)).rejects.toMatchObject({ code: 'EISDIR' });
  expect(readdirSync(processes)).toEqual([`${RECORD.id}.json`]);
  rmdirSync(inTheWay);
  await records.put(RECORD);
  expect(await records.all()).toEqual({ records: [RECORD], damaged: [] });
});
