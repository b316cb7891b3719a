import { Injectable } from '@nestjs/common';
import { Database } from '@plinth/platform-database';
import { setupOf } from './setup';
import type { SetupDone } from './setup';
import { SetupReader } from './setup.reader';

interface SetupRow extends SetupDone {
  readonly skipped: readonly string[];
  readonly isEmpty: boolean;
}

/** A base is named when it no longer bears the name of its migration and has a region. */
const SETUP = `
SELECT
  EXISTS (SELECT FROM unit WHERE kind = 'root' AND name <> '全部' AND region_code IS NOT NULL) AS name,
  EXISTS (SELECT FROM unit WHERE kind = 'school' AND status = 'active' AND NOT is_sample(path)) AS school,
  EXISTS (SELECT FROM role_assignment a JOIN unit u ON u.id = a.unit_id
    WHERE a.role_key = 'school_admin' AND a.ended_at IS NULL AND (a.valid_to IS NULL OR a.valid_to > now())
      AND u.kind = 'school' AND NOT is_sample(u.path)) AS administrator,
  EXISTS (SELECT FROM sample_data) AS sample,
  NOT EXISTS (SELECT FROM membership m WHERE m.role = 'student' AND m.to_date IS NULL
    AND m.school_id IS DISTINCT FROM (SELECT school_id FROM sample_data)) AS "isEmpty",
  ARRAY(SELECT step FROM skipped_setup_step) AS skipped`;

@Injectable()
export class PostgresSetupReader extends SetupReader {
  constructor(private readonly database: Database) {
    super();
  }

  async read() {
    const [row] = await this.database.query<SetupRow>(SETUP);
    const { skipped, isEmpty, ...done } = row as SetupRow;
    return setupOf(done, new Set(skipped), isEmpty);
  }
}
