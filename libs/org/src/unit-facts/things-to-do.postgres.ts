import type { ThingToDoKind } from './unit-facts.reader';

interface NamedUnit {
  readonly unitId: string;
  readonly unitName: string;
  /** Of a class that is looked at from above its school. */
  readonly schoolName: string | null;
}

export interface ThingToDoRow {
  readonly kind: ThingToDoKind;
  readonly count: number;
  readonly units: readonly NamedUnit[] | null;
}

/** How many units of a thing to do are named; the rest are counted. */
const NAMED = 5;

/** $1 is the path of the unit, $2 the school year. Nothing to do gives no row. */
export const thingsToDo = `
WITH school AS MATERIALIZED (
  SELECT s.id, s.name, NULL AS school, s.sort, s.name_pinyin, latest.state
  FROM unit s LEFT JOIN LATERAL (
    SELECT i.state FROM import_batch i WHERE i.school_id = s.id ORDER BY i.id DESC LIMIT 1) latest ON true
  WHERE s.path <@ $1::ltree AND s.kind = 'school' AND s.status = 'active'
), class AS MATERIALIZED (
  SELECT c.id, c.name, s.name AS school, c.sort, c.name_pinyin
  FROM unit c LEFT JOIN unit s ON s.id = c.school_id AND nlevel(s.path) > nlevel($1::ltree)
  WHERE c.path <@ $1::ltree AND c.kind = 'class' AND c.status = 'active'
    AND $2 BETWEEN c.entry_year AND c.entry_year + c.years - 1
), task AS (
  SELECT 1 AS place, 'import_waiting' AS kind, s.* FROM school s WHERE s.state = 'ready'
  UNION ALL
  SELECT 2, 'import_failed', s.* FROM school s WHERE s.state = 'failed'
  UNION ALL
  SELECT 3, 'school_without_people', s.* FROM school s WHERE NOT EXISTS (
    SELECT FROM membership m WHERE m.school_id = s.id AND m.to_date IS NULL)
  UNION ALL
  SELECT 4, 'school_without_administrator', s.* FROM school s WHERE NOT EXISTS (
    SELECT FROM role_assignment a WHERE a.unit_id = s.id AND a.ended_at IS NULL AND a.role_key = 'school_admin'
      AND (a.valid_to IS NULL OR a.valid_to > now()))
  UNION ALL
  SELECT 5, 'class_without_head_teacher', c.*, NULL FROM class c WHERE NOT EXISTS (
    SELECT FROM position p WHERE p.unit_id = c.id AND p.to_date IS NULL AND p.kind = 'head_teacher')
  UNION ALL
  SELECT 6, 'class_without_pupils', c.*, NULL FROM class c WHERE NOT EXISTS (
    SELECT FROM membership m WHERE m.unit_id = c.id AND m.to_date IS NULL AND m.role = 'student')
), numbered AS (
  SELECT task.*, row_number() OVER (PARTITION BY kind ORDER BY sort, name_pinyin COLLATE "C", id) AS at FROM task
)
SELECT kind, count(*)::int AS count,
  json_agg(json_build_object('unitId', id, 'unitName', name, 'schoolName', school) ORDER BY at) FILTER (WHERE at <= ${NAMED}) AS units
FROM numbered GROUP BY kind, place ORDER BY place`;
