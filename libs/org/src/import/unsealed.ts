import type { ImportSummary } from './import-batch';
import type { Staging } from './staging';

/*
 * Values that were staged without being sealed, because the register had their people: which of them would be written
 * nevertheless, and how they come in. The conditions are those of the statements that write (`applying`).
 */
const lacks = (alias: string, part: string): string =>
  `${alias}.${part}_blind IS NOT NULL AND ${alias}.${part}_sealed IS NULL`;

const personParts = ['doc', 'code', 'number', 'phone', 'mail', 'address'];

const isWritten = (part: string): string =>
  `(s.action = 'added' OR '${part}' = ANY (s.changed)${part === 'number' ? ' OR s.elsewhere' : ''})`;

/** Lines of people who are added, changed or moved. */
const unsealedPeople = ({ people, rows }: Staging): string =>
  `SELECT s.n FROM ${rows} s
   WHERE EXISTS (SELECT FROM ${people} p WHERE ${personParts.map((part) => lacks('p', part)).join(' OR ')})
     AND (${personParts.map((part) => lacks('s', part)).join(' OR ')})
     AND s.action NOT IN ('refused', 'unchanged')
     AND (${personParts.map((part) => `${lacks('s', part)} AND ${isWritten(part)}`).join(' OR ')})`;

const unsealedGuardians = ({ guardians }: Staging): string =>
  `SELECT g.child_n AS n FROM ${guardians} g
   WHERE g.is_new AND (${lacks('g', 'doc')} OR ${lacks('g', 'phone')})
     OR ${lacks('g', 'phone')} AND NOT EXISTS (SELECT FROM contact c WHERE c.person_id = g.person_id AND c.valid_to IS NULL
       AND c.kind = 'phone' AND c.blind = g.phone_blind)`;

/** Lines of people; a guardian counts as a value of the child. Nobody looks through a file in which nobody is written. */
export const unsealedLines = (staging: Staging, { added, changed, moved }: ImportSummary): string =>
  [...(added + changed + moved > 0 ? [unsealedPeople(staging)] : []), unsealedGuardians(staging)].join(' UNION ');

const sealed = (parts: readonly string[]): string =>
  parts.map((part) => `${part}_sealed = COALESCE(s.${part}_sealed, l.${part}_sealed)`).join(', ');

/** From the temporary tables `late_person` and `late_guardian`. */
export const fillSealed = ({ people, guardians }: Staging): readonly string[] => [
  `UPDATE ${people} s SET ${sealed(personParts)} FROM late_person l WHERE l.n = s.n`,
  `UPDATE ${guardians} s SET ${sealed(['doc', 'phone'])} FROM late_guardian l WHERE l.n = s.n`,
];
