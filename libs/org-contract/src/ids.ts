declare const unitIdBrand: unique symbol;
declare const personIdBrand: unique symbol;

export type UnitId = string & { readonly [unitIdBrand]: true };
export type PersonId = string & { readonly [personIdBrand]: true };

export const unitId = (text: string): UnitId => text as UnitId;
export const personId = (text: string): PersonId => text as PersonId;

/** The root of the one tree: every bureau hangs below it. Its path is the empty text. */
export const ROOT_UNIT_ID = '00000000-0000-7000-8000-000000000000' as UnitId;
