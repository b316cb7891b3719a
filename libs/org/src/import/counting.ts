import type { Staging } from './staging';

const count = (action: string): string => `(count(*) FILTER (WHERE action = '${action}'))::int AS ${action}`;

/** What the dry run says, but for classes and who is present. */
export const countActions = ({ rows, leaving, guardians }: Staging): string =>
  `SELECT count(*)::int AS total, ${['added', 'changed', 'unchanged', 'moved', 'refused'].map(count).join(', ')},
     (SELECT count(*)::int FROM ${leaving}) AS leaving,
     (SELECT count(*)::int FROM import_problem WHERE import_id = :import AND severity = 'warning') AS warnings,
     (SELECT count(DISTINCT person_id)::int FROM ${guardians} WHERE is_new) AS "guardiansAdded"
   FROM ${rows}`;

/** Classes that the file names and the school does not have, as `MissingClass`. */
export const missingClasses = ({ rows, places, posts }: Staging): string =>
  `SELECT class_stage AS stage, class_entry AS "entryYear", class_number AS number, min(class_text) AS text
   FROM (SELECT class_stage, class_entry, class_number, class_text FROM ${places}
         WHERE unit_id IS NULL AND class_stage IS NOT NULL AND place IN (SELECT place FROM ${rows} WHERE action <> 'refused')
         UNION ALL SELECT class_stage, class_entry, class_number, class_text FROM ${posts}
         WHERE unit_id IS NULL AND class_stage IS NOT NULL) c
   GROUP BY 1, 2, 3 ORDER BY 1, 2 DESC, 3`;
