import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';

/** As whom the sample is brought in: no person's imports are mistaken for it. */
export const SAMPLE_ACTOR = 'system';

export const sampleStates = ['making', 'ready', 'failed', 'removing'] as const;
export type SampleState = (typeof sampleStates)[number];

export interface SampleData {
  /** The unit that is marked: the school and everything of the sample stand below it. */
  readonly unitId: string;
  readonly schoolId: string;
  readonly path: string;
  readonly state: SampleState;
  readonly madeBy: string;
  readonly madeAt: Date;
}

/** What others have put into the sample, or taken out of it. */
export interface RealData {
  /** Names of roster files that were not the sample's. */
  readonly imports: readonly string[];
  /** Invented people who belong to other units by now. */
  readonly people: number;
}

/** @throws DomainError `org.sample_data_busy`, `org.sample_data_in_use` */
export function checkRemovable({ state }: SampleData, { imports, people }: RealData): void {
  if (state === 'making') throw new DomainError(OrgErrors.sampleDataBusy);
  if (imports.length > 0) {
    const files = imports.slice(0, 5).join('、');
    throw new DomainError(OrgErrors.sampleDataInUse, { whatZh: `名册导入 ${files}`, what: `roster imports ${files}` });
  }
  if (people > 0)
    throw new DomainError(OrgErrors.sampleDataInUse, {
      whatZh: `${people} 位示例人员已加入其他单位或在其他单位有角色`,
      what: `${people} of its people belong to other units or hold a role there`,
    });
}
