import type { Scope } from '@plinth/platform-auth';
import type { Page } from '@plinth/platform-database';
import type { ImportBatch } from './import-batch';

export interface ImportProblem {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export type ImportRowAction = 'added' | 'changed' | 'moved' | 'unchanged' | 'refused' | 'leaving';

/** One person of the dry run; numbers masked. */
export interface ImportRow {
  readonly sheet: string;
  readonly row: number | null;
  readonly action: ImportRowAction;
  readonly name: string;
  readonly number: string | null;
  readonly unit: string | null;
  readonly formerUnit: string | null;
  readonly changed: readonly string[];
}

/** Questions about imports. */
export abstract class ImportReader {
  /** Undefined when it is not there or the scope does not cover its school. */
  abstract visible(id: string, scope: Scope): Promise<ImportBatch | undefined>;
  abstract list(scope: Scope, unitId: string | undefined, limit: number, cursor?: string): Promise<Page<ImportBatch>>;
  abstract problems(
    id: string,
    severity: string | undefined,
    limit: number,
    cursor?: string,
  ): Promise<Page<ImportProblem>>;
  abstract rows(id: string, action: ImportRowAction, limit: number, cursor?: string): Promise<Page<ImportRow>>;
}
