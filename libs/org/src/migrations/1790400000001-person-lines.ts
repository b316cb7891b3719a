import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * The line of a person in the list of one school, as the list sends it: a page of 100 people is then one index range and
 * 100 look-ups instead of 500 rows of five tables. Whoever reads a page first leaves its lines here (KeepPersonLines);
 * the database itself drops a line as soon as something that it shows changes, whoever writes.
 * Growth: at most one row for each place of a person in a school that was ever listed, 600 bytes; 40 M at design size.
 * No foreign keys, as everywhere around people. Made of nothing but other rows: it may be emptied at any time.
 *
 * Never a line older than what it shows: a line is made under `school lock alone + person row FOR SHARE`, both without
 * waiting, in a statement that starts after the locks. Whoever changes a person holds the person's row; whoever changes a
 * membership or the name of a unit holds the lock of its school together with the others who do. So either the change
 * waits for the line and then drops it, or the line is not made.
 */
const table = `
CREATE TABLE person_line (
  school_id uuid NOT NULL,
  person_id uuid NOT NULL,
  line text NOT NULL,
  PRIMARY KEY (person_id, school_id)
) WITH (autovacuum_analyze_threshold = 20000);
CREATE INDEX person_line_school ON person_line (school_id);
COMMENT ON TABLE person_line IS 'Line of a person in the list of a school, as JSON text; numbers and contacts masked. Dropped by triggers when it is no longer true';
`;

/** Many may change a school at once, the lines of it are made alone. The first half of the key stands for these lines. */
const lock = `
CREATE FUNCTION hold_person_lines(school uuid) RETURNS void LANGUAGE sql VOLATILE SET search_path FROM CURRENT AS $$
  SELECT pg_advisory_xact_lock_shared(1790400, hashtext(school::text))
$$;
CREATE FUNCTION claim_person_lines(school uuid) RETURNS boolean LANGUAGE sql VOLATILE SET search_path FROM CURRENT AS $$
  SELECT pg_try_advisory_xact_lock(1790400, hashtext(school::text))
$$;
`;

const trigger = (name: string, body: string): string => `
CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN ${body} RETURN NULL; END $$;
`;

const functions = [
  trigger(
    'drop_lines_of_people',
    'DELETE FROM person_line l USING (SELECT DISTINCT id FROM touched) t WHERE l.person_id = t.id;',
  ),
  // Whoever writes a contact need not have written its person: the row is held here. Who came with it has no line yet.
  trigger(
    'drop_lines_of_details',
    `PERFORM 1 FROM person p JOIN touched t ON t.person_id = p.id
     WHERE TG_OP = 'UPDATE' OR t.import_id IS NULL OR p.import_id IS DISTINCT FROM t.import_id FOR NO KEY UPDATE OF p;
     DELETE FROM person_line l USING (SELECT DISTINCT person_id FROM touched) t WHERE l.person_id = t.person_id;`,
  ),
  trigger(
    'drop_lines_of_identifier',
    `PERFORM 1 FROM person WHERE id = NEW.person_id FOR NO KEY UPDATE;
     DELETE FROM person_line WHERE person_id = NEW.person_id;`,
  ),
  trigger(
    'drop_lines_of_memberships',
    `PERFORM hold_person_lines(s.school_id)
       FROM (SELECT DISTINCT school_id FROM touched WHERE school_id IS NOT NULL ORDER BY 1) s;
     DELETE FROM person_line l USING (SELECT DISTINCT person_id, school_id FROM touched) t
       WHERE l.person_id = t.person_id AND l.school_id = t.school_id;`,
  ),
  trigger(
    'drop_lines_of_membership',
    `PERFORM hold_person_lines(NEW.school_id);
     DELETE FROM person_line WHERE person_id = NEW.person_id AND school_id = NEW.school_id;`,
  ),
  trigger(
    'drop_lines_of_school',
    `PERFORM hold_person_lines(NEW.school_id);
     DELETE FROM person_line WHERE school_id = NEW.school_id;`,
  ),
  trigger(
    'drop_lines_of_unit',
    `PERFORM hold_person_lines(NEW.school_id);
     DELETE FROM person_line l USING membership m
       WHERE m.unit_id = NEW.id AND m.to_date IS NULL AND l.person_id = m.person_id AND l.school_id = NEW.school_id;`,
  ),
];

/**
 * Rows that an import adds are not looked at one by one, a million at a time: it drops the lines of its school at its end,
 * in its own transaction, and people of other schools whom it changes are changed in `person` or `contact`.
 */
const triggers = `
CREATE TRIGGER person_changes_lines AFTER UPDATE ON person
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION drop_lines_of_people();
CREATE TRIGGER person_removes_lines AFTER DELETE ON person
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION drop_lines_of_people();
CREATE TRIGGER contact_adds_lines AFTER INSERT ON contact
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION drop_lines_of_details();
CREATE TRIGGER contact_changes_lines AFTER UPDATE ON contact
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION drop_lines_of_details();
CREATE TRIGGER identifier_adds_lines AFTER INSERT ON identifier
  FOR EACH ROW WHEN (NEW.import_id IS NULL) EXECUTE FUNCTION drop_lines_of_identifier();
CREATE TRIGGER identifier_changes_lines AFTER UPDATE ON identifier
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION drop_lines_of_details();
CREATE TRIGGER membership_adds_lines AFTER INSERT ON membership
  FOR EACH ROW WHEN (NEW.import_id IS NULL AND NEW.school_id IS NOT NULL) EXECUTE FUNCTION drop_lines_of_membership();
CREATE TRIGGER membership_changes_lines AFTER UPDATE ON membership
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION drop_lines_of_memberships();
CREATE TRIGGER membership_removes_lines AFTER DELETE ON membership
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION drop_lines_of_memberships();
CREATE TRIGGER import_changes_lines AFTER UPDATE OF state ON import_batch
  FOR EACH ROW WHEN (NEW.state IN ('done', 'undone') AND OLD.state <> NEW.state) EXECUTE FUNCTION drop_lines_of_school();
CREATE TRIGGER unit_changes_lines AFTER UPDATE OF name ON unit
  FOR EACH ROW WHEN (NEW.name <> OLD.name AND NEW.school_id IS NOT NULL) EXECUTE FUNCTION drop_lines_of_unit();
`;

export class PersonLines1790400000001 implements MigrationInterface {
  name = 'PersonLines1790400000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [table, lock, ...functions, triggers]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION drop_lines_of_people, drop_lines_of_details, drop_lines_of_identifier,
      drop_lines_of_memberships, drop_lines_of_membership, drop_lines_of_school, drop_lines_of_unit CASCADE`);
    await runner.query('DROP FUNCTION hold_person_lines, claim_person_lines');
    await runner.query('DROP TABLE person_line');
  }
}
