/*
 * The statement of a list page, put together from constant pieces: every value is a parameter.
 * $1 unit id or path, $2 roles, $3 and $4 cursor, $5 rows wanted + 1, $6 prefix, $7 person ids, $8 status, $9 path.
 */

export type ListPlan = 'school' | 'units' | 'wide';

export interface ListShape {
  readonly plan: ListPlan;
  /** The order in which the rows are looked for: that of the list, or its opposite for the page before a cursor. */
  readonly descending: boolean;
  /** Looked for from the cursor towards the start of the list: the page is turned round once it is found. */
  readonly backwards?: boolean;
  /** Its own shape: a plan made for both would read from the start of the list to the page each time. */
  readonly hasCursor: boolean;
  readonly hasOneRole: boolean;
  readonly hasPrefix: boolean;
  /** The prefix begins with a Latin letter: so do the sort keys of everybody whom it finds. */
  readonly hasLetter?: boolean;
  /** It is that letter alone: so everybody from there on is found. */
  readonly isLetter?: boolean;
  /** Of the whole base, in whatever role. */
  readonly isEverybody?: boolean;
  readonly hasIds: boolean;
  readonly hasStatus: boolean;
  readonly ended: boolean;
  /** Only lines that are kept; whose is not is named in `unkept`. Putting lines together costs even where none is missing. */
  readonly keptOnly?: boolean;
}

/** Behind the cursor, in the order of the list. */
const beyond = ({ hasCursor, descending }: ListShape, columns: string): string =>
  hasCursor ? `AND (${columns}) ${descending ? '<' : '>'} ($3 COLLATE "C", $4::uuid)` : '';

/** The planner takes those found for strewn over the whole order, and would look for those of Z from A on. */
const fromLetter = ({ hasLetter }: ListShape, column: string): string =>
  hasLetter === true ? `AND ${column} >= left($6, 1) AND ${column} < chr(ascii($6) + 1)` : '';

const matches = (shape: ListShape): string =>
  [
    shape.hasPrefix ? `AND (p.name LIKE $6 OR replace(p.name_pinyin, ' ', '') LIKE $6 OR p.name_initials LIKE $6)` : '',
    shape.hasIds ? 'AND p.id = ANY ($7::uuid[])' : '',
    shape.hasStatus ? 'AND p.status = $8' : '',
  ].join(' ');

/** The first people of one stream in order; `place` and `role` are its own. */
function stream(shape: ListShape, place: string, role: string): string {
  const order = shape.descending ? 'DESC' : 'ASC';
  const joined = shape.hasPrefix || shape.hasIds || shape.hasStatus ? 'JOIN person p ON p.id = m.person_id' : '';
  return `SELECT DISTINCT ON (m.sort_key, m.person_id) m.sort_key, m.person_id AS id FROM membership m ${joined}
      WHERE ${place} AND m.role = ${role} AND m.to_date IS NULL ${beyond(shape, 'm.sort_key, m.person_id')}
            ${joined === '' ? '' : `${fromLetter(shape, 'm.sort_key')} ${matches(shape)}`}
      ORDER BY m.sort_key ${order}, m.person_id ${order} LIMIT $5`;
}

/** Streams in order that are merged: one per role of a school, one per role and unit elsewhere. */
function streams(shape: ListShape): string {
  const isOfSchool = shape.plan === 'school';
  if (isOfSchool && shape.hasOneRole)
    return `SELECT s.sort_key, s.id FROM (${stream(shape, 'm.school_id = $1', '($2::text[])[1]')}) AS s`;
  const source = isOfSchool
    ? 'unnest($2::text[]) AS r (role)'
    : `unnest($2::text[]) AS r (role) CROSS JOIN (SELECT id FROM unit WHERE path <@ $9::ltree AND status = 'active') AS u`;
  const each = stream(shape, isOfSchool ? 'm.school_id = $1' : 'm.unit_id = u.id', 'r.role');
  return `SELECT DISTINCT s.sort_key, s.id FROM ${source} CROSS JOIN LATERAL (${each}) AS s`;
}

/**
 * A large subtree: people in order, each asked whether it has a place there. Of the whole base nearly everybody has: they are
 * asked one by one (OFFSET 0), where the planner would rather gather all places of a province for the first hundred.
 * Those whom a name or several letters find lie anywhere in the order: they are put in order first, so that only those of the
 * page are asked.
 */
function walk(shape: ListShape): string {
  const inForce = shape.ended ? 'm.to_date IS NOT NULL' : 'm.to_date IS NULL';
  const place = shape.isEverybody
    ? `m.person_id = p.id AND ${inForce} AND m.role = ANY ($2) OFFSET 0`
    : `m.person_id = p.id AND ${inForce} AND m.role = ANY ($2) AND u.path <@ $9::ltree`;
  const places = shape.isEverybody ? 'membership m' : 'membership m JOIN unit u ON u.id = m.unit_id';
  const hasPlace = `EXISTS (SELECT FROM ${places} WHERE ${place})`;
  const wanted = `${beyond(shape, 'p.sort_key, p.id')} ${matches(shape)}`;
  if (!shape.hasPrefix || shape.isLetter === true)
    return `SELECT p.sort_key, p.id FROM person p WHERE ${hasPlace} ${fromLetter(shape, 'p.sort_key')} ${wanted}`;
  const order = shape.descending ? 'DESC' : 'ASC';
  return `SELECT p.sort_key, p.id
    FROM (SELECT p.sort_key, p.id FROM person p WHERE true ${wanted} ORDER BY p.sort_key ${order}, p.id ${order} OFFSET 0) AS p
    WHERE ${hasPlace}`;
}

/** As JSON, also where there is nothing. */
const json = (column: string): string => `coalesce(to_json(${column})::text, 'null')`;

/** Joined text is half the work of json_build_object. What is not an id or a code of a closed list goes through to_json. */
const item = (shape: ListShape): string => `'{"id":"' || p.id || '","name":' || to_json(p.name)
    || ',"pinyin":' || to_json(p.name_pinyin) || ',"sex":' || ${json('p.sex')}
    || ',"birthDate":' || ${json(`to_char(p.birth_date, 'YYYY') || '-**-**'`)} || ',"ethnicity":' || ${json('p.ethnicity')}
    || ',"audience":"' || p.audience || '","status":"' || p.status || '","version":' || p.version
    || ',"memberships":[' || coalesce((SELECT string_agg('{"id":"' || m.id || '","unitId":"' || m.unit_id
        || '","unitName":' || to_json(u.name) || ',"role":"' || m.role || '"}', ',' ORDER BY m.id)
      FROM membership m JOIN unit u ON u.id = m.unit_id
      WHERE m.person_id = p.id AND m.to_date IS ${shape.ended ? 'NOT NULL' : 'NULL'}
        AND ${shape.plan === 'school' ? 'm.school_id = $1' : 'u.path <@ $9::ltree'}), '')
    || '],"identifiers":{' || coalesce((SELECT string_agg('"' || i.kind || '":' || to_json(i.masked), ',') FROM identifier i
      WHERE i.person_id = p.id AND i.valid_to IS NULL AND (i.school_id IS NULL OR ${
        shape.plan === 'school'
          ? 'i.school_id = $1'
          : `EXISTS (SELECT FROM unit x WHERE x.id = i.school_id AND (x.path <@ $9::ltree OR x.path @> $9::ltree))`
      })), '')
    || '},"contacts":{' || coalesce((SELECT string_agg('"' || c.kind || '":' || to_json(c.masked), ',') FROM contact c
      WHERE c.person_id = p.id AND c.valid_to IS NULL), '') || '}}\'`;

/** Whether one plan suits every value: a pattern or a list of ids wants its own, and so does a whole region. */
export const hasOnePlan = ({ plan, hasPrefix, hasIds }: ListShape): boolean => plan !== 'wide' && !hasPrefix && !hasIds;

/** What a kept line holds: the line of person `p` in the list of school $1. */
export const lineOfSchool = item({
  plan: 'school',
  descending: false,
  hasCursor: false,
  hasOneRole: false,
  hasPrefix: false,
  hasIds: false,
  hasStatus: false,
  ended: false,
});

/** Where the page before this one ends; the first page of a list has none before it. */
const firstOfPage = `max(page.sort_key) FILTER (WHERE page.nth = 1) AS "firstKey",
           (array_agg(page.id) FILTER (WHERE page.nth = 1))[1] AS "firstId",`;

/** There are few shapes, and a text that is made once is found faster among the prepared ones. */
const made = new Map<string, string>();

export function listStatement(shape: ListShape): string {
  const { plan, descending, backwards, hasCursor, hasOneRole, hasPrefix, hasLetter, isLetter } = shape;
  const { isEverybody, hasIds, hasStatus, ended, keptOnly } = shape;
  const key = [
    plan,
    descending,
    backwards,
    hasCursor,
    hasOneRole,
    hasPrefix,
    hasLetter,
    isLetter,
    isEverybody,
    hasIds,
    hasStatus,
    ended,
    keptOnly,
  ].join();
  const statement = made.get(key) ?? makeStatement(shape);
  made.set(key, statement);
  return statement;
}

function makeStatement(shape: ListShape): string {
  const order = shape.descending ? 'DESC' : 'ASC';
  const found = shape.plan === 'wide' ? walk(shape) : streams(shape);
  // A sub-select, not a join: whatever the planner believes of the size of the table, it is 100 look-ups.
  const kept =
    shape.plan === 'school'
      ? '(SELECT l.line FROM person_line l WHERE l.person_id = found.id AND l.school_id = $1)'
      : 'NULL::text';
  const line = shape.keptOnly
    ? 'page.line'
    : `coalesce(page.line, (SELECT ${item(shape)} FROM person p WHERE p.id = page.id))`;
  // Every parameter is named once with its type, whichever pieces are used.
  return `WITH given AS (SELECT $1::uuid, $2::text[], $3::text, $4::uuid, $5::int, $6::text, $7::uuid[], $8::text, $9::text),
    found AS MATERIALIZED (${found} ORDER BY 1 ${order}, 2 ${order} LIMIT $5),
    page AS (SELECT sort_key, id, row_number() OVER (ORDER BY sort_key ${order}, id ${order}) AS nth, ${kept} AS line
             FROM found)
    SELECT '[' || coalesce(string_agg(${line}, ',' ORDER BY page.nth${shape.backwards ? ' DESC' : ''}) FILTER (WHERE page.nth < $5), '') || ']' AS items,
           count(*)::int AS count,
           max(page.sort_key) FILTER (WHERE page.nth = $5 - 1) AS "lastKey",
           (array_agg(page.id) FILTER (WHERE page.nth = $5 - 1))[1] AS "lastId",
           ${shape.hasCursor ? firstOfPage : ''}
           array_agg(page.id) FILTER (WHERE page.line IS NULL AND page.nth < $5) AS unkept
    FROM page`;
}

/** Places looked at for each person who is counted: more than almost anybody has. */
const PLACES_EACH = 4;

/** How many people a list holds, $5 at most, with the parameters of a page: reading ends there, so a province costs no more than a town. */
export function countStatement(shape: ListShape): string {
  const isOfSchool = shape.plan === 'school';
  const joined = shape.hasPrefix || shape.hasIds || shape.hasStatus ? 'JOIN person p ON p.id = m.person_id' : '';
  return `WITH given AS (SELECT $1::uuid, $2::text[], $3::text, $4::uuid, $5::int, $6::text, $7::uuid[], $8::text, $9::text)
    SELECT count(DISTINCT found.id)::int AS count, count(*) >= $5 * ${PLACES_EACH} AS "isCut" FROM (
      SELECT m.person_id AS id FROM membership m ${isOfSchool ? '' : 'JOIN unit u ON u.id = m.unit_id'} ${joined}
      WHERE ${isOfSchool ? 'm.school_id = $1' : 'u.path <@ $9::ltree'} AND m.role = ANY ($2)
        AND m.to_date IS ${shape.ended ? 'NOT NULL' : 'NULL'} ${joined === '' ? '' : matches(shape)}
      LIMIT $5 * ${PLACES_EACH}) AS found`;
}
