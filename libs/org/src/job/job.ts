import { countsNothing } from '../import/import-batch';
import type { ImportBatch, ImportState } from '../import/import-batch';

/** `waiting`: the job has stopped for somebody's answer. */
export type JobState = 'running' | 'waiting' | 'done' | 'failed' | 'cancelled';

/** Something that goes on without the page that began it. */
export interface Job {
  readonly id: string;
  readonly kind: 'org.import';
  /** What it is doing, or has done last: reading, applying, undoing. */
  readonly step: 'reading' | 'applying' | 'undoing';
  readonly unitId: string;
  readonly title: string;
  readonly state: JobState;
  /** 0 to 1 within the step. */
  readonly progress: number;
  /** Rows read so far, and in all once that is known. */
  readonly done: number;
  readonly total: number | null;
  readonly canCancel: boolean;
  readonly canResume: boolean;
  readonly canUndo: boolean;
  readonly failure: { readonly code: string; readonly zh: string; readonly en: string } | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

const states: Readonly<Record<ImportState, JobState>> = {
  reading: 'running',
  ready: 'waiting',
  applying: 'running',
  undoing: 'running',
  done: 'done',
  undone: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
};

export function jobOf(batch: ImportBatch): Job {
  const { id, schoolId, fileName, state, progress, rowsRead, summary, failure, createdAt } = batch;
  return {
    ...{
      id,
      kind: 'org.import',
      step: stepOf(batch),
      unitId: schoolId,
      title: fileName,
      state: states[state],
      progress,
    },
    ...{ done: state === 'reading' ? rowsRead : (summary?.total ?? rowsRead), total: summary?.total ?? null },
    canCancel: state === 'ready' || (state === 'reading' && !batch.cancelAsked),
    canResume: state === 'failed' && failure?.step !== undefined,
    canUndo: state === 'done' && summary !== undefined && !countsNothing(summary),
    failure: failure ? { code: failure.code, zh: failure.zh, en: failure.en } : null,
    createdAt,
    finishedAt: batch.finishedAt ?? null,
  };
}

function stepOf({ state, failure }: ImportBatch): Job['step'] {
  if (state === 'undoing' || state === 'undone') return 'undoing';
  if (state === 'applying' || state === 'done' || failure?.step === 'apply') return 'applying';
  return 'reading';
}
