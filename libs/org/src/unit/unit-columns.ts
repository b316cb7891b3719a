/** The columns of a `unit u` as the fields of `Unit`; for the SQL of stores and readers. */
export const UNIT_COLUMNS = `
  u.id, u.kind, u.parent_id AS "parentId", u.path::text AS path, u.school_id AS "schoolId", u.name,
  u.short_name AS "shortName", u.code, u.region_code AS "regionCode", u.schooling, u.stage,
  u.entry_year AS "entryYear", u.class_number AS "classNumber", u.years, u.status, u.sort,
  u.valid_from::text AS "validFrom", u.valid_to::text AS "validTo", u.version`;

/** ltree patterns of the unit's own searches: `like` with the wildcard characters taken literally. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`);
