import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { report } from './process-cost';
import { writeRoster } from './roster-csv';
import type { WholeBase } from './whole-base';

const ROOT = '00000000-0000-7000-8000-000000000000';

/** A school with so many pupils, brought in through the API as its administrator would. Answers its id. */
export async function seedSchool(base: WholeBase, pupils: number): Promise<string> {
  const unit = async (body: object) => (await base.api<{ id: string }>('POST', '/api/org/v1/units', body)).id;
  const bureau = await unit({ kind: 'bureau', name: '海城教育局', parentId: ROOT, code: '450100' });
  const school = await unit({ kind: 'school', name: '第一实验小学', parentId: bureau, code: '2145000001' });
  const file = path.join(base.home, 'roster.csv');
  writeRoster(file, pupils);
  const started = performance.now();
  await importFile(base, school, file);
  report(`import of ${pupils} pupils`, `${((performance.now() - started) / 1_000).toFixed(1)} s`);
  return school;
}

async function importFile(base: WholeBase, unitId: string, file: string): Promise<void> {
  const query = new URLSearchParams({ unitId, fileName: path.basename(file) });
  const { id } = await base.api<{ id: string }>('POST', `/api/org/v1/imports?${query}`, fs.readFileSync(file));
  const settled = async (running: string): Promise<string> => {
    for (let tries = 0; tries < 300; tries += 1) {
      const { state } = await base.api<{ state: string }>('GET', `/api/org/v1/imports/${id}`);
      if (state !== running) return state;
      await sleep(200);
    }
    return `${running} for a minute`;
  };
  await settled('reading');
  await base.api('POST', `/api/org/v1/imports/${id}/confirmation`, {});
  const state = await settled('applying');
  if (state !== 'done') throw new Error(`The import is ${state}`);
}
