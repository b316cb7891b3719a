import { DomainError } from '@plinth/error-contract';
import { OrgErrors, ROOT_UNIT_ID } from '@plinth/org-contract';
import type { UnitKind } from '@plinth/org-contract';
import { idsOnPath } from '../unit/unit';

/** How the pages look to the people of a unit and below: what a unit has put, and when. */
export interface UnitLook {
  readonly unitId: string;
  /** #rrggbb, in small letters. */
  readonly colour: string | null;
  /** Tells one picture from another: part of its address. */
  readonly logoHash: string | null;
  readonly version: number;
  readonly changedAt: Date;
}

/** A look with what the head of a page says beside the logo. */
export interface NamedLook extends UnitLook {
  /** Null of a base that nobody has named yet. */
  readonly unitName: string | null;
}

const kinds: readonly UnitKind[] = ['root', 'bureau', 'district', 'school'];

/** @throws DomainError `org.look_unit_unfit` */
export function checkLookKind(kind: UnitKind): void {
  if (!kinds.includes(kind)) throw new DomainError(OrgErrors.lookUnitUnfit);
}

/** The units that stand at or above every one of these places; the root stands above all. */
export function unitsAboveAll(paths: readonly string[]): string[] {
  const [first = [], ...others] = paths.map(idsOnPath);
  const isShared = (id: string, depth: number) => others.every((ids) => ids[depth] === id);
  const end = first.findIndex((id, depth) => !isShared(id, depth));
  return [ROOT_UNIT_ID, ...(end === -1 ? first : first.slice(0, end))];
}
