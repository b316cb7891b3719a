import { Module } from '@nestjs/common';
import { ApplyImport } from './import/apply-import.use-case';
import { CancelImport } from './import/cancel-import.use-case';
import { ClearImports } from './import/clear-imports.use-case';
import { ConfirmImport } from './import/confirm-import.use-case';
import { ErrorWorkbook } from './import/error-workbook';
import { FirstRows } from './import/first-rows';
import { GiveUpImport } from './import/give-up-import.use-case';
import { ImportDetailController } from './import/import-detail.controller';
import { ImportJobs } from './import/import-jobs';
import { ImportHandlers, ImportSteps, TimerImportJobs } from './import/import-jobs.timers';
import { ImportReadingController } from './import/import-reading.controller';
import { ImportResumptionController } from './import/import-resumption.controller';
import { ImportRows } from './import/import-rows';
import { PostgresImportRows } from './import/import-rows.store.postgres';
import { ImportSchools } from './import/import-school';
import { PostgresImportSchools } from './import/import-schools.reader.postgres';
import { ImportTemplateController } from './import/import-template.controller';
import { ImportController } from './import/import.controller';
import { ImportReader } from './import/import.reader';
import { PostgresImportReader } from './import/import.reader.postgres';
import { ImportStore } from './import/import.store';
import { PostgresImportStore } from './import/import.store.postgres';
import { RawUploads } from './import/raw-uploads';
import { ReadAgain } from './import/read-again.use-case';
import { ReadImport } from './import/read-import.use-case';
import { ResumeImport } from './import/resume-import.use-case';
import { RosterFiles } from './import/roster-files';
import { RosterSealing } from './import/sealed-value';
import { RosterStaging } from './import/stage-roster';
import { StartImport } from './import/start-import.use-case';
import { StoredRosterFiles } from './import/stored-roster-files';
import { UndoImport } from './import/undo-import.use-case';
import { JobController } from './job/job.controller';
import { JobReader } from './job/job.reader';
import { PostgresJobReader } from './job/job.reader.postgres';
import { JobStream } from './job/job-stream';
import { AdvanceSampleData } from './sample-data/advance-sample-data.use-case';
import { ClearSampleData } from './sample-data/clear-sample-data.use-case';
import { MakeSampleData } from './sample-data/make-sample-data.use-case';
import { RemoveSampleData } from './sample-data/remove-sample-data.use-case';
import { SampleDataController } from './sample-data/sample-data.controller';
import { SampleDataStore } from './sample-data/sample-data.store';
import { PostgresSampleDataStore } from './sample-data/sample-data.store.postgres';
import { SampleHandlers } from './sample-data/sample-handlers.timers';
import { SampleJobs } from './sample-data/sample-jobs.timers';
import { UnitModule } from './unit.module';

/**
 * Roster imports: file in, dry run, confirm, undo. Needs from global modules what people need, and `Timers`, `Jobs`,
 * `FileStorage`.
 */
@Module({
  imports: [UnitModule],
  controllers: [
    ImportTemplateController,
    ImportController,
    ImportDetailController,
    ImportReadingController,
    ImportResumptionController,
    JobController,
    SampleDataController,
  ],
  providers: [
    { provide: ImportStore, useClass: PostgresImportStore },
    { provide: ImportReader, useClass: PostgresImportReader },
    { provide: ImportRows, useClass: PostgresImportRows },
    { provide: ImportSchools, useClass: PostgresImportSchools },
    { provide: RosterFiles, useClass: StoredRosterFiles },
    { provide: ImportJobs, useClass: TimerImportJobs },
    { provide: JobReader, useClass: PostgresJobReader },
    { provide: SampleDataStore, useClass: PostgresSampleDataStore },
    SampleJobs,
    SampleHandlers,
    MakeSampleData,
    AdvanceSampleData,
    RemoveSampleData,
    ClearSampleData,
    JobStream,
    RosterSealing,
    RosterStaging,
    StartImport,
    ReadImport,
    ReadAgain,
    FirstRows,
    ConfirmImport,
    ApplyImport,
    UndoImport,
    CancelImport,
    ClearImports,
    ErrorWorkbook,
    ImportSteps,
    ImportHandlers,
    GiveUpImport,
    ResumeImport,
    RawUploads,
  ],
})
export class ImportModule {}
