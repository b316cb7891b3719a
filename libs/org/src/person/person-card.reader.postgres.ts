import { Injectable } from '@nestjs/common';
import type { MembershipRole, PersonCard, PersonIdentity, SelfBoundGuardian } from '@plinth/org-contract';
import { Database } from '@plinth/platform-database';
import { positionTitle } from '../position/position';
import type { PositionKind } from '../position/position';
import { stageNames } from '../unit/stage';
import type { Stage } from '../unit/stage';
import { UnitNames } from '../unit/unit-names';
import { PersonCardReader } from './person-card.reader';
import type { SchoolRow, SlipRow } from './person-card.reader';

const cards = `
  SELECT p.id AS "personId", p.name, p.name_pinyin AS pinyin, p.audience,
    to_char(p.birth_date, 'YYYY-MM-DD') AS "birthDate",
    (SELECT masked FROM contact c WHERE c.person_id = p.id AND c.kind = 'phone' AND c.valid_to IS NULL
     ORDER BY c.id DESC LIMIT 1) AS "maskedPhone",
    (SELECT u.stage FROM membership m JOIN unit u ON u.id = m.unit_id
     WHERE m.person_id = p.id AND m.role = 'student' AND m.to_date IS NULL AND u.stage IS NOT NULL
     ORDER BY m.id DESC LIMIT 1) AS stage,
    (SELECT coalesce(json_agg(json_build_object('identityId', m.id, 'kind', m.role, 'unitId', u.id, 'unitName', u.name,
        'schoolId', s.id, 'schoolName', s.name, 'positions', (
          SELECT coalesce(json_agg(json_build_object('kind', o.kind, 'subject', o.subject) ORDER BY o.kind, o.subject), '[]')
          FROM position o WHERE o.person_id = p.id AND o.to_date IS NULL AND m.role = 'staff'
            AND (o.school_id = m.school_id OR o.unit_id = m.unit_id))) ORDER BY m.id), '[]')
     FROM membership m JOIN unit u ON u.id = m.unit_id LEFT JOIN unit s ON s.id = m.school_id
     WHERE m.person_id = p.id AND m.to_date IS NULL AND m.role <> 'guardian') AS places,
    (SELECT coalesce(json_agg(json_build_object('identityId', g.id, 'kind', 'guardian', 'unitId', u.id,
        'unitName', u.name, 'schoolId', s.id, 'schoolName', s.name, 'child', q.name) ORDER BY g.id, m.id), '[]')
     FROM guardianship g JOIN person q ON q.id = g.student_id
     JOIN LATERAL (SELECT * FROM membership x WHERE x.person_id = q.id AND x.role = 'student' AND x.to_date IS NULL
                   ORDER BY x.id LIMIT 1) m ON true
     JOIN unit u ON u.id = m.unit_id LEFT JOIN unit s ON s.id = m.school_id
     WHERE g.guardian_id = p.id AND g.to_date IS NULL) AS children
  FROM person p WHERE p.id = ANY ($1) AND p.status <> 'ended'`;

const slipPlace = `
  m.person_id AS "personId", p.name, m.role, u.id AS "unitId", u.name AS "unitName",
  coalesce(s.name, '') AS "schoolName", coalesce(s.code, '') AS "schoolCode", m.sort_key, u.entry_year, u.class_number,
  (SELECT i.sealed FROM identifier i WHERE i.person_id = m.person_id AND i.valid_to IS NULL AND i.school_id = m.school_id
    AND i.kind = CASE m.role WHEN 'student' THEN 'student_number' ELSE 'staff_number' END LIMIT 1) AS "sealedNumber"
  FROM membership m JOIN person p ON p.id = m.person_id AND p.status = 'active'
  JOIN unit u ON u.id = m.unit_id LEFT JOIN unit s ON s.id = m.school_id
  WHERE m.to_date IS NULL AND m.role IN ('student', 'staff')`;

const slipRows = `
  SELECT * FROM (
    SELECT DISTINCT ON (m.person_id) ${slipPlace} AND u.path <@ (SELECT path FROM unit WHERE id = $1)
    ORDER BY m.person_id, u.kind = 'class' DESC, m.id) AS member
  ORDER BY "schoolCode", role DESC, entry_year NULLS LAST, class_number NULLS LAST, "unitName", sort_key, "personId"
  LIMIT 5000`;

const slipPlaces = `SELECT ${slipPlace} AND m.person_id = ANY ($1) ORDER BY u.kind = 'class' DESC, m.id`;

/** Whole schools by one range of an index each; inside a school, and above schools, unit by unit. */
const peopleAt = `
  WITH top AS (SELECT path, school_id IS NOT NULL AND school_id <> id AS inside FROM unit WHERE id = $1)
  SELECT string_agg(uuid_send(person_id), ''::bytea) AS ids FROM (
    SELECT m.person_id FROM top JOIN unit s ON s.path <@ top.path AND s.kind = 'school' AND NOT top.inside
      JOIN membership m ON m.school_id = s.id AND m.role = $2 AND m.to_date IS NULL
    UNION
    SELECT m.person_id FROM top JOIN unit u ON u.path <@ top.path AND (u.school_id IS NULL OR top.inside)
      JOIN membership m ON m.unit_id = u.id AND m.role = $2 AND m.to_date IS NULL) AS placed`;

/** A pupil may be in two classes of one teacher: the guardianship is still one line. */
const selfBound = `
  SELECT * FROM (
    SELECT DISTINCT ON (g.id) g.id AS "guardianshipId", r.name AS "guardianName",
      (SELECT masked FROM contact c WHERE c.person_id = r.id AND c.kind = 'phone' AND c.valid_to IS NULL
       ORDER BY c.id DESC LIMIT 1) AS "maskedPhone",
      p.id AS "pupilId", p.name AS "pupilName", u.id AS "unitId", u.name AS "unitName", g.relation,
      to_char(g.from_date, 'YYYY-MM-DD') AS since
    FROM position o JOIN unit u ON u.id = o.unit_id
    JOIN membership m ON m.unit_id = o.unit_id AND m.role = 'student' AND m.to_date IS NULL
    JOIN guardianship g ON g.student_id = m.person_id AND g.to_date IS NULL AND g.source = 'self'
    JOIN person p ON p.id = m.person_id JOIN person r ON r.id = g.guardian_id
    WHERE o.person_id = $1 AND o.kind = 'head_teacher' AND o.to_date IS NULL
    ORDER BY g.id, u.id) AS bound
  ORDER BY since DESC, "guardianshipId" DESC LIMIT 500`;

interface CardRow extends Omit<PersonCard, 'identities' | 'stage'> {
  readonly stage: Stage | null;
  readonly places: readonly (Omit<PersonIdentity, 'titles'> & {
    readonly positions: readonly { readonly kind: PositionKind; readonly subject: string }[];
  })[];
  readonly children: readonly (Omit<PersonIdentity, 'titles'> & { readonly child: string })[];
}

interface SelfBoundRow extends Omit<SelfBoundGuardian, 'maskedPhone'> {
  readonly unitId: string;
  readonly maskedPhone: string | null;
}

@Injectable()
export class PostgresPersonCardReader extends PersonCardReader {
  constructor(
    private readonly database: Database,
    private readonly units: UnitNames,
  ) {
    super();
  }

  async cards(personIds: readonly string[]): Promise<readonly PersonCard[]> {
    const rows = await this.database.query<CardRow>(cards, [personIds]);
    const places = await this.units.calling(rows.flatMap((row) => row.places));
    const children = await this.units.calling(rows.flatMap((row) => row.children));
    let [placesTaken, childrenTaken] = [0, 0];
    return rows.map((row) =>
      cardOf({
        ...row,
        places: places.slice(placesTaken, (placesTaken += row.places.length)),
        children: children.slice(childrenTaken, (childrenTaken += row.children.length)),
      }),
    );
  }

  names(personIds: readonly string[]): Promise<readonly { readonly id: string; readonly name: string }[]> {
    return this.database.query('SELECT id, name FROM person WHERE id = ANY ($1)', [personIds]);
  }

  async slipRows(unitId: string): Promise<readonly SlipRow[]> {
    return this.units.calling(await this.database.query<SlipRow>(slipRows, [unitId]));
  }

  slipPlaces(personIds: readonly string[]): Promise<readonly SlipRow[]> {
    return this.database.query<SlipRow>(slipPlaces, [personIds]);
  }

  async peopleAt(unitId: string, role: MembershipRole): Promise<Buffer> {
    const [row] = await this.database.query<{ ids: Buffer | null }>(peopleAt, [unitId, role]);
    return row?.ids ?? Buffer.alloc(0);
  }

  async schoolByCode(code: string): Promise<SchoolRow | undefined> {
    const [row] = await this.database.query<SchoolRow>(
      `SELECT id AS "unitId", name, code FROM unit WHERE kind = 'school' AND status = 'active' AND code = $1`,
      [code],
    );
    return row;
  }

  findSchools(text: string): Promise<readonly SchoolRow[]> {
    const literal = text.trim().replace(/[\\%_]/g, (character) => `\\${character}`);
    if (literal === '') return Promise.resolve([]);
    return this.database.query<SchoolRow>(
      `SELECT id AS "unitId", name, coalesce(code, '') AS code FROM unit
       WHERE kind = 'school' AND status = 'active' AND (name LIKE $1 OR code LIKE $2
             OR replace(name_pinyin, ' ', '') LIKE $3 OR name_initials LIKE $3)
       ORDER BY name NOT LIKE $2, name_pinyin COLLATE "C", id LIMIT 20`,
      [`%${literal}%`, `${literal}%`, `${literal.toLowerCase()}%`],
    );
  }

  async selfBoundGuardians(teacherId: string): Promise<readonly SelfBoundGuardian[]> {
    const rows = await this.units.calling(await this.database.query<SelfBoundRow>(selfBound, [teacherId]));
    return rows.map(({ maskedPhone, unitId: _, ...bound }) =>
      maskedPhone === null ? bound : { ...bound, maskedPhone },
    );
  }

  async ownPupils(teacherId: string, pupilIds: readonly string[]): Promise<readonly string[]> {
    const rows = await this.database.query<{ readonly id: string }>(
      `SELECT DISTINCT m.person_id AS id FROM position o JOIN membership m ON m.unit_id = o.unit_id
       WHERE o.person_id = $1 AND o.kind = 'head_teacher' AND o.to_date IS NULL
         AND m.person_id = ANY ($2) AND m.role = 'student' AND m.to_date IS NULL`,
      [teacherId, pupilIds],
    );
    return rows.map(({ id }) => id);
  }
}

function cardOf({ places, children, stage, maskedPhone, birthDate, ...rest }: CardRow): PersonCard {
  return {
    ...rest,
    ...(maskedPhone ? { maskedPhone } : {}),
    ...(birthDate ? { birthDate } : {}),
    ...(stage === null ? {} : { stage: stageNames[stage] }),
    identities: [
      ...places.map(({ positions, ...place }) =>
        plain({ ...place, titles: positions.map((one) => positionTitle(one.kind, one.subject)) }),
      ),
      ...children.map(({ child, ...place }) => plain({ ...place, titles: [child] })),
    ],
  };
}

/** SQL's null is the contract's absent. */
const plain = (identity: PersonIdentity): PersonIdentity =>
  Object.fromEntries(Object.entries(identity).filter(([, value]) => value !== null)) as unknown as PersonIdentity;
