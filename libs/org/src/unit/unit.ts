import { DomainError, fillIn } from '@plinth/error-contract';
import type { ErrorDefinition } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import type { UnitFact, UnitKind } from '@plinth/org-contract';
import { isProvinceOf, schoolCodeFault } from './school-code';
import type { Schooling, Stage } from './stage';
import { isPlacedWell, unitKindNames } from './unit-kind-rules';

export interface Unit {
  readonly id: string;
  readonly kind: UnitKind;
  /** Null at the root. */
  readonly parentId: string | null;
  readonly path: string;
  /** The school at or above. */
  readonly schoolId: string | null;
  readonly name: string;
  readonly shortName: string | null;
  readonly code: string | null;
  readonly regionCode: string | null;
  readonly schooling: Schooling | null;
  readonly stage: Stage | null;
  readonly entryYear: number | null;
  readonly classNumber: number | null;
  readonly years: number | null;
  readonly status: 'active' | 'ended';
  readonly sort: number;
  /** YYYY-MM-DD */
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly version: number;
}

/** What is said of a unit besides its place; absent in a change means "leave". */
export interface UnitFields {
  readonly name?: string;
  readonly shortName?: string | null;
  readonly code?: string | null;
  readonly regionCode?: string | null;
  readonly schooling?: Schooling | null;
  readonly stage?: Stage;
  readonly entryYear?: number;
  readonly classNumber?: number;
  readonly years?: number;
  readonly sort?: number;
}

/** A label of `ltree`: the id without dashes. */
export const labelOf = (id: string): string => id.replaceAll('-', '').toLowerCase();

export const pathBelow = (parentPath: string, id: string): string =>
  parentPath === '' ? labelOf(id) : `${parentPath}.${labelOf(id)}`;

/** Ids on the way from the top to a unit, itself included; the root is not named in a path. */
export const idsOnPath = (path: string): string[] =>
  path === ''
    ? []
    : path.split('.').map((label) => label.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));

export const parentPathOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('.'), 0));

export const factOf = (unit: Unit): UnitFact => ({
  unitId: unit.id,
  kind: unit.kind,
  parentId: unit.parentId ?? '',
  path: unit.path,
});

const refuse = (definition: ErrorDefinition, path: string, details: Readonly<Record<string, unknown>>): never => {
  const { code, zh, en } = definition;
  throw new DomainError(definition, details, [{ path, code, zh: fillIn(zh, details), en: fillIn(en, details) }]);
};

/** @throws DomainError `org.unit_misplaced` */
export function checkPlace(kind: UnitKind, parentKind: UnitKind): void {
  if (isPlacedWell(kind, parentKind)) return;
  const names = { kindName: unitKindNames[kind], parentKindName: unitKindNames[parentKind] };
  refuse(OrgErrors.unitMisplaced, 'parentId', { kind, parentKind, ...names });
}

const classFields = ['stage', 'entryYear', 'classNumber', 'years'] as const;
/** Fields that only some kinds have. A teaching class may carry a stage and an entry year, it needs neither. */
const fieldsOfKinds: readonly (readonly [field: keyof UnitFields, kinds: readonly UnitKind[]])[] = [
  ['stage', ['class', 'teaching_class', 'stage', 'grade']],
  ['entryYear', ['class', 'teaching_class', 'grade']],
  ['classNumber', ['class', 'teaching_class']],
  ['years', ['class', 'teaching_class']],
  ['schooling', ['root', 'bureau', 'district', 'school']],
  ['regionCode', ['root', 'bureau', 'district', 'school', 'campus']],
];

/** @throws DomainError for a field that the kind does not have, lacks, or that is wrong in itself */
export function checkFields(kind: UnitKind, fields: UnitFields): void {
  for (const [field, kinds] of fieldsOfKinds) {
    const isGiven = fields[field] !== undefined && fields[field] !== null;
    if (isGiven && !kinds.includes(kind)) refuse(OrgErrors.unitFieldUnfit, field, { field });
  }
  if (kind === 'class') {
    const missing = classFields.find((field) => field !== 'years' && fields[field] === undefined);
    if (missing !== undefined) refuse(OrgErrors.unitFieldMissing, missing, { field: missing });
  }
  if (kind === 'school' && fields.code) checkSchoolCode(fields.code, fields.regionCode ?? undefined);
}

function checkSchoolCode(code: string, regionCode?: string): void {
  const fault = schoolCodeFault(code);
  if (fault) refuse(OrgErrors.schoolCodeInvalid, 'code', { code, reason: fault.en, reasonZh: fault.zh });
  if (regionCode && !isProvinceOf(code, regionCode)) refuse(OrgErrors.regionMismatch, 'code', { code, regionCode });
}

/** Cohorts from a century back to two years ahead. @throws DomainError `org.entry_year_unlikely` */
export function checkEntryYear(entryYear: number, today: string): void {
  const year = Number(today.slice(0, 4));
  if (entryYear < year - 100 || entryYear > year + 2) refuse(OrgErrors.entryYearUnlikely, 'entryYear', { entryYear });
}
