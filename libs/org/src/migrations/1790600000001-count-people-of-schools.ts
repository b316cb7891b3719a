import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * People of one school, or of one unit, by role, each once. Both indexes of membership hold all that is asked, with the
 * places of one person in one role next to each other: read in their order nothing is sorted and no row is fetched. The
 * planner takes the rows of a school to lie together, which they do not after the second import, so it is told.
 */
const counting = (name: string, column: string): string => `
CREATE FUNCTION ${name}(place uuid) RETURNS TABLE (role text, n integer) LANGUAGE sql STABLE
  SET search_path FROM CURRENT SET enable_bitmapscan = off SET enable_seqscan = off SET enable_hashagg = off AS $$
  SELECT d.role, count(*)::integer FROM (
    SELECT DISTINCT m.role, m.sort_key, m.person_id FROM membership m WHERE m.${column} = place AND m.to_date IS NULL) d
  GROUP BY d.role
$$;
`;

export class CountPeopleOfSchools1790600000001 implements MigrationInterface {
  name = 'CountPeopleOfSchools1790600000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(counting('people_of_school', 'school_id'));
    await runner.query(counting('people_of_unit', 'unit_id'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION people_of_school, people_of_unit');
  }
}
