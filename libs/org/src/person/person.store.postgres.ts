import { Injectable } from '@nestjs/common';
import type { LoginNameFact, MembershipRole } from '@plinth/org-contract';
import { sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { v7 as uuidv7 } from 'uuid';
import type { EndReason, Person, PersonStatus } from './person';
import { PersonStore } from './person.store';
import type { PersonChangeEntry } from './person.store';

const columns = `id, name, name_pinyin AS "namePinyin", name_initials AS "nameInitials", sex,
  to_char(birth_date, 'YYYY-MM-DD') AS "birthDate", ethnicity, attributes, audience, status,
  ended_reason AS "endedReason", version`;

/** What signs a person in: documents, numbers and phones in force, as kind and blind index. */
const loginNames = `
  SELECT CASE WHEN kind IN ('student_number', 'staff_number') THEN kind ELSE 'id_number' END AS kind, blind,
         school_id AS "schoolId"
  FROM identifier WHERE person_id = $1 AND valid_to IS NULL AND kind NOT IN ('student_code', 'other')
  UNION ALL
  SELECT kind, blind, NULL FROM contact WHERE person_id = $1 AND valid_to IS NULL AND kind = 'phone'
  ORDER BY 1, 2`;

@Injectable()
export class PostgresPersonStore extends PersonStore {
  async lock(tx: Tx, id: string): Promise<Person | undefined> {
    const [row] = await sqlOf(tx).query<Person>(`SELECT ${columns} FROM person WHERE id = $1 FOR UPDATE`, [id]);
    return row;
  }

  async insert(tx: Tx, person: Person): Promise<void> {
    await sqlOf(tx).execute(
      `INSERT INTO person (id, name, name_pinyin, name_initials, sex, birth_date, ethnicity, attributes, audience)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [person.id, ...valuesOf(person)],
    );
  }

  async update(tx: Tx, person: Person): Promise<number> {
    const [row] = await sqlOf(tx).query<{ version: number; sortKey: string }>(
      `UPDATE person SET name = $2, name_pinyin = $3, name_initials = $4, sex = $5, birth_date = $6, ethnicity = $7,
              attributes = $8, audience = $9, version = version + 1, updated_at = now()
       WHERE id = $1 RETURNING version, sort_key AS "sortKey"`,
      [person.id, ...valuesOf(person)],
    );
    await sqlOf(tx).execute('UPDATE membership SET sort_key = $2 WHERE person_id = $1 AND sort_key <> $2', [
      person.id,
      row?.sortKey,
    ]);
    return row?.version ?? person.version;
  }

  async setStatus(tx: Tx, id: string, status: PersonStatus, reason: EndReason | null): Promise<void> {
    await sqlOf(tx).execute(
      `UPDATE person SET status = $2, ended_reason = $3, version = version + 1, updated_at = now() WHERE id = $1`,
      [id, status, reason],
    );
  }

  async erase(tx: Tx, id: string): Promise<void> {
    const sql = sqlOf(tx);
    for (const table of ['identifier', 'contact', 'membership', 'position', 'person_change']) {
      await sql.execute(`DELETE FROM ${table} WHERE person_id = $1`, [id]);
    }
    await sql.execute('DELETE FROM guardianship WHERE guardian_id = $1 OR student_id = $1', [id]);
    await sql.execute('DELETE FROM person WHERE id = $1', [id]);
  }

  async record(tx: Tx, change: PersonChangeEntry): Promise<void> {
    await sqlOf(tx).execute(
      `INSERT INTO person_change (id, person_id, actor, what, fields, before, after, unit_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        uuidv7(),
        change.personId,
        change.actor,
        change.what,
        change.fields,
        jsonOrNull(change.before),
        jsonOrNull(change.after),
        change.unitId ?? null,
      ],
    );
  }

  async activeRoles(tx: Tx, id: string): Promise<readonly MembershipRole[]> {
    const rows = await sqlOf(tx).query<{ role: MembershipRole }>(
      'SELECT DISTINCT role FROM membership WHERE person_id = $1 AND to_date IS NULL',
      [id],
    );
    return rows.map((row) => row.role);
  }

  async loginNames(tx: Tx, id: string): Promise<readonly LoginNameFact[]> {
    const rows = await sqlOf(tx).query<{ kind: LoginNameFact['kind']; blind: Buffer; schoolId: string | null }>(
      loginNames,
      [id],
    );
    return rows.map(({ kind, blind, schoolId }) => ({
      kind,
      blindIndex: blind.toString('base64url'),
      ...(schoolId === null ? {} : { schoolId }),
    }));
  }
}

const valuesOf = (person: Person): unknown[] => [
  person.name,
  person.namePinyin,
  person.nameInitials,
  person.sex,
  person.birthDate,
  person.ethnicity,
  JSON.stringify(person.attributes),
  person.audience,
];

const jsonOrNull = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
