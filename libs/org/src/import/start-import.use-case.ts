import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import type { ImportOptions } from './import-batch';
import { ImportJobs } from './import-jobs';
import { ImportSchools } from './import-school';
import { ImportStore } from './import.store';
import { RosterFiles } from './roster-files';

export interface StartedImport {
  readonly unitId: string;
  readonly fileName: string;
  readonly content: Readable;
  readonly options: ImportOptions;
  readonly whole: boolean;
}

/** Takes the file in, sealed, and has it read; nothing of the register changes. */
@Injectable()
export class StartImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: ImportStore,
    private readonly schools: ImportSchools,
    private readonly files: RosterFiles,
    private readonly jobs: ImportJobs,
    private readonly audit: AuditTrail,
  ) {}

  async execute(started: StartedImport, actor: string): Promise<string> {
    const id = uuid();
    const school = await this.schools.of(started.unitId);
    const options = await this.withRemembered(started.options, school.schoolId);
    const fileSize = await this.files.keep(id, started.content);
    await this.transactions.run(async (tx) => {
      await this.imports.add(tx, {
        id,
        unitId: started.unitId,
        schoolId: school.schoolId,
        unitPath: school.path,
        fileName: started.fileName,
        fileSize,
        options,
        whole: started.whole,
        actor,
      });
      await this.audit.record(tx, {
        actor,
        action: 'org.import.start',
        unitId: school.schoolId,
        unitPath: school.path,
        target: `import:${id}`,
        result: 'success',
        detail: { whole: started.whole, bytes: fileSize },
      });
      await this.jobs.request(tx, 'read', id);
    });
    return id;
  }

  /** A school's files look alike: what was corrected by hand once is taken again, unless the columns are given. */
  private async withRemembered(options: ImportOptions, schoolId: string): Promise<ImportOptions> {
    if (options.columns !== undefined) return options;
    const columns = await this.imports.columnsOf(schoolId);
    const isSome = columns !== undefined && Object.keys(columns).length > 0;
    return isSome ? { ...options, columns, columnsRemembered: true } : options;
  }
}
