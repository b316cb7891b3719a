import type { StageLengths } from '../import-reading/reading-options';
import type { SchoolStage } from '../import-reading/roster-row';

/** What reading has to know of the school that a file speaks of. */
export interface ImportSchool {
  readonly schoolId: string;
  readonly path: string;
  readonly stages: readonly SchoolStage[];
  readonly stageLengths: StageLengths;
  readonly classNames: ReadonlySet<string>;
}

export abstract class ImportSchools {
  /** The school at or above a unit. @throws DomainError `org.import_unit_not_school` above schools */
  abstract of(unitId: string): Promise<ImportSchool>;
}
