import { ClassReader } from './class-rules';
import { Duplicates } from './duplicate-rules';
import type { FileBytes } from './file-bytes';
import { slotsOf } from './guardian-rules';
import { MergedCells } from './body-rows';
import { openSheets } from './open-sheets';
import type { ReadingLimits } from './reading-limits';
import { readingLimits } from './reading-limits';
import type { ReadingOptions } from './reading-options';
import { SheetReading } from './read-sheet';
import { recogniseSheets } from './recognise-sheets';
import type { ReadingBatch, Recognition, RosterReading } from './roster-reading';
import { SheetPlan } from './row-draft';
import type { SheetReader } from './sheet-reader';

/** More would only grow what the garbage collector carries from one young generation to the next. */
const BATCH_ROWS = 1000;

/**
 * Opens a roster file: refuses it as a whole (ImportErrors), or says what it holds and gives its rows. The bytes stay
 * the caller's to close.
 */
export async function openRoster(
  name: string,
  bytes: FileBytes,
  options: ReadingOptions,
  limits: ReadingLimits = readingLimits,
): Promise<RosterReading> {
  const reader = await openSheets(name, bytes, limits, { isForRows: true });
  try {
    const recognition = await recogniseSheets(reader, name, options);
    return {
      recognition,
      batches: () => batchesOf(reader, name, recognition, options),
      close: () => reader.close(),
    };
  } catch (error) {
    await reader.close();
    throw error;
  }
}

async function* batchesOf(
  reader: SheetReader,
  file: string,
  recognition: Recognition,
  options: ReadingOptions,
): AsyncIterable<ReadingBatch> {
  const names = reader.sheets.map(({ name }) => name);
  const duplicates = new Duplicates(names);
  const classes = new ClassReader(options);
  const size = options.batchRows ?? BATCH_ROWS;
  let before = 0;
  for (const [nth, sheet] of recognition.sheets.entries()) {
    const index = names.indexOf(sheet.name);
    const plan = new SheetPlan(sheet, reader.dates1904);
    classes.startSheet(sheet.name, sheet.title, file);
    const merged = new MergedCells(await reader.mergedRanges(index), sheet.headerRow);
    const reading = new SheetReading({
      plan,
      index,
      classes,
      duplicates,
      merged,
      slots: slotsOf(plan),
      today: options.today,
    });
    const share = () => (nth + reader.share()) / recognition.sheets.length;
    for await (const rows of reader.rows(index)) {
      for (const row of rows) {
        reading.take(row);
        if (reading.waiting >= size) yield reading.batch(before, share());
      }
    }
    yield reading.batch(before, (nth + 1) / recognition.sheets.length);
    before += reading.rows;
  }
}
