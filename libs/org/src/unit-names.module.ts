import { Module } from '@nestjs/common';
import { SchoolCalendar } from './calendar/school-calendar';
import { TermStore } from './calendar/term.store';
import { PostgresTermStore } from './calendar/term.store.postgres';
import { UnitNames } from './unit/unit-names';
import { PostgresUnitNames } from './unit/unit-names.reader.postgres';

/** What units are called today, and the school years that decide it. Needs the global `Database`. */
@Module({
  providers: [
    { provide: TermStore, useClass: PostgresTermStore },
    { provide: UnitNames, useClass: PostgresUnitNames },
    SchoolCalendar,
  ],
  exports: [TermStore, UnitNames, SchoolCalendar],
})
export class UnitNamesModule {}
