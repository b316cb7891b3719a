import type { ApiClient } from '../api-client';
import { confirmImport, importFailed, importRoute, settledImport, uploadRoster } from '../roster-import';
import type { ImportSummary, Waiting } from '../roster-import';
import { Pace } from './pace';
import type { SchoolRoster } from './population';
import { pupilCsv, staffCsv } from './roster-csv';

/** A roster file as a school would send it. */
export interface SeedFile {
  readonly name: string;
  readonly kind: 'staff' | 'student';
  readonly text: string;
}

export type Brought = Pick<ImportSummary, 'total' | 'added' | 'changed' | 'moved' | 'unchanged' | 'refused'> & {
  readonly guardians: number;
};

/** Staff first: a teacher whose child is a pupil is then known as the guardian. */
export const filesOf = ({ school, staff, pupils }: SchoolRoster): readonly SeedFile[] => [
  { name: `${school.name}-教职工名册.csv`, kind: 'staff', text: staffCsv(staff) },
  { name: `${school.name}-学生名册.csv`, kind: 'student', text: pupilCsv(pupils) },
];

/** One file by the way of every import: upload, dry run, confirmation. What would change nothing is not confirmed. */
export async function bringIn(
  api: ApiClient,
  unitId: string,
  { name, kind, text }: SeedFile,
  pace = new Pace(),
): Promise<Brought> {
  const content = Buffer.from(text);
  const file = { unitId, fileName: name, kind, content, bytes: content.byteLength };
  const started = await uploadRoster(api, file);
  const ready = await paced(pace, `read ${kind}`, (waiting) => settledImport(api, started.id, ['reading'], waiting));
  if (ready.summary === undefined) throw importFailed(ready);
  const { added, changed, moved, guardiansAdded } = ready.summary;
  if (added + changed + moved + guardiansAdded === 0) {
    await api.post(`${importRoute}/${ready.id}/cancellation`);
    return brought(ready.summary);
  }
  const done = await paced(pace, `apply ${kind}`, (waiting) => confirmImport(api, ready.id, false, waiting));
  return brought(done.summary);
}

async function paced<T>(pace: Pace, step: string, settled: (waiting: Waiting) => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await settled({ firstMs: pace.waitFor(step) });
  pace.took(step, performance.now() - began);
  return result;
}

const brought = ({ total, added, changed, moved, unchanged, refused, guardiansAdded }: ImportSummary): Brought => ({
  total,
  added,
  changed,
  moved,
  unchanged,
  refused,
  guardians: guardiansAdded,
});
