import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { Database } from '@plinth/platform-database';
import { usualLengths } from '../import-reading/reading-options';
import type { SchoolStage } from '../import-reading/roster-row';
import { ImportSchools } from './import-school';
import type { ImportSchool } from './import-school';

interface SchoolRow {
  readonly id: string;
  readonly path: string;
  readonly code: string | null;
  readonly schooling: string | null;
  readonly stages: readonly SchoolStage[];
  readonly names: readonly string[];
}

/** Stages by the category of the school code (education code set, 学校(机构)标识码). */
const stagesOfCategory: Readonly<Record<string, readonly SchoolStage[]>> = {
  '11': ['kindergarten'],
  '21': ['primary'],
  '31': ['junior'],
  '34': ['senior'],
  '36': ['senior'],
};

const every: readonly SchoolStage[] = ['primary', 'junior', 'senior', 'kindergarten'];

@Injectable()
export class PostgresImportSchools extends ImportSchools {
  constructor(private readonly database: Database) {
    super();
  }

  async of(unitId: string): Promise<ImportSchool> {
    const [school] = await this.database.query<SchoolRow>(
      `SELECT s.id, s.path::text AS path, s.code,
         (SELECT a.schooling FROM unit a WHERE a.path @> s.path AND a.schooling IS NOT NULL ORDER BY nlevel(a.path) DESC LIMIT 1) AS schooling,
         ARRAY(SELECT DISTINCT c.stage FROM unit c WHERE c.school_id = s.id AND c.kind = 'class' AND c.status = 'active') AS stages,
         ARRAY(SELECT c.name FROM unit c WHERE c.school_id = s.id AND c.kind = 'class' AND c.status = 'active') AS names
       FROM unit u JOIN unit s ON s.id = u.school_id WHERE u.id = $1 AND s.status = 'active'`,
      [unitId],
    );
    if (school === undefined) throw new DomainError(OrgErrors.importUnitNotSchool);
    const byCode = stagesOfCategory[school.code?.slice(0, 2) ?? ''] ?? [];
    const stages = [...new Set([...byCode, ...school.stages])];
    return {
      schoolId: school.id,
      path: school.path,
      stages: stages.length > 0 ? stages : every,
      stageLengths: school.schooling === '5-4' ? { ...usualLengths, primary: 5, junior: 4 } : usualLengths,
      classNames: new Set(school.names),
    };
  }
}
