import type { Recognition } from '../import-reading/roster-reading';
import type { RosterKind } from '../import-reading/roster-row';
import type { RosterField } from '../import-reading/roster-field';

export type ImportState = 'reading' | 'ready' | 'applying' | 'done' | 'failed' | 'cancelled' | 'undoing' | 'undone';

export interface ImportOptions {
  readonly kind?: RosterKind;
  /** By header as in the file; null leaves the column out. */
  readonly columns?: Readonly<Record<string, RosterField | null>>;
  /** `columns` are those of the school's last import that had some. */
  readonly columnsRemembered?: true;
  readonly sheets?: readonly string[];
}

/** What the dry run says; counts of people, guardians apart. */
export interface ImportSummary {
  readonly total: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly moved: number;
  readonly leaving: number;
  readonly refused: number;
  readonly warnings: number;
  readonly guardiansAdded: number;
  /** Classes that the import would make, as people write them. */
  readonly newClasses: readonly string[];
  /** People who are now in the classes and roles of the file: what `leaving` is a share of. */
  readonly present: number;
}

export interface ImportFailure {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** What can be resumed: there for imports that the server gave up, not for files that cannot be taken in. */
  readonly step?: 'read' | 'apply';
}

export interface ImportBatch {
  readonly id: string;
  readonly unitId: string;
  readonly schoolId: string;
  readonly unitPath: string;
  readonly fileName: string;
  readonly fileSize: number;
  readonly options: ImportOptions;
  readonly whole: boolean;
  readonly state: ImportState;
  /** 0 to 1 within the state. */
  readonly progress: number;
  readonly rowsRead: number;
  readonly recognition?: Recognition;
  readonly summary?: ImportSummary;
  readonly failure?: ImportFailure;
  readonly cancelAsked: boolean;
  readonly leavingAccepted: boolean;
  readonly actor: string;
  readonly createdAt: Date;
  readonly finishedAt?: Date;
  readonly undoneAt?: Date;
}

export const countsNothing = ({ added, changed, moved, leaving, guardiansAdded }: ImportSummary): boolean =>
  added + changed + moved + leaving + guardiansAdded === 0;

/** More than this share of the present leaving needs a word of its own (decision 12). */
export const LEAVING_SHARE = 0.1;

export const needsLeavingAccepted = ({ leaving, present }: Pick<ImportSummary, 'leaving' | 'present'>): boolean =>
  leaving > present * LEAVING_SHARE;
