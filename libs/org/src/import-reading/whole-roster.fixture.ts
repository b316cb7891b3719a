import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MemoryFileBytes } from './file-bytes';
import { openRoster } from './open-roster';
import type { ReadingOptions } from './reading-options';
import type { Recognition } from './roster-reading';
import type { RefusedRow, RosterRow } from './roster-row';
import type { RowProblem } from './row-problem';

export const fixtureFolder = join(__dirname, '../../fixtures/rosters');
export const TODAY = '2026-11-22';

export interface WholeRoster {
  readonly recognition: Recognition;
  readonly rows: readonly RosterRow[];
  readonly refused: readonly RefusedRow[];
  readonly problems: readonly RowProblem[];
  readonly share: number;
}

/** A file with all of its rows at once, as only a test may hold them. */
export async function readBytes(
  name: string,
  bytes: Buffer,
  options: Partial<ReadingOptions> = {},
): Promise<WholeRoster> {
  const reading = await openRoster(name, new MemoryFileBytes(bytes), { today: TODAY, ...options });
  const rows: RosterRow[] = [];
  const refused: RefusedRow[] = [];
  const problems: RowProblem[] = [];
  let share = 0;
  for await (const batch of reading.batches()) {
    rows.push(...batch.rows);
    refused.push(...batch.refused);
    problems.push(...batch.problems);
    share = batch.progress.share;
  }
  await reading.close();
  return { recognition: reading.recognition, rows, refused, problems, share };
}

export const readWhole = (name: string, options: Partial<ReadingOptions> = {}): Promise<WholeRoster> =>
  readBytes(name, readFileSync(join(fixtureFolder, name)), options);

export const readText = (text: string, options: Partial<ReadingOptions> = {}): Promise<WholeRoster> =>
  readBytes('名单.csv', Buffer.from(text), options);

export function rowAt(whole: WholeRoster, row: number): RosterRow {
  const found = whole.rows.find((each) => each.row === row);
  if (!found) throw new Error(`Row ${row} was not accepted`);
  return found;
}
