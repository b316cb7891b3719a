import type { DomainSchema } from '@plinth/platform-database';
import { Units1790100000001 } from './1790100000001-units';
import { People1790200000001 } from './1790200000001-people';
import { ChangePlaces1790200000002 } from './1790200000002-change-places';
import { Imports1790300000001 } from './1790300000001-imports';
import { PersonLines1790400000001 } from './1790400000001-person-lines';
import { ImportsFoundByTheirRows1790500000001 } from './1790500000001-imports-found-by-their-rows';
import { CountPeopleOfSchools1790600000001 } from './1790600000001-count-people-of-schools';
import { ImportsOfSomebody1790700000001 } from './1790700000001-imports-of-somebody';
import { CalendarEntries1790800000001 } from './1790800000001-calendar-entries';
import { SetupSteps1790900000001 } from './1790900000001-setup-steps';
import { SampleData1791000000001 } from './1791000000001-sample-data';
import { UnitLooks1791100000001 } from './1791100000001-unit-looks';

/** Schema `org`: units and roles 17901…, people 17902…, imports 17903…, lists 17904…, undo 17905…, counts 17906…, jobs 17907…, calendar 17908…, set-up 17909…, sample data 17910…, looks 17911…; in order of their numbers. */
export const orgSchema: DomainSchema = {
  domain: 'org',
  migrations: [
    Units1790100000001,
    People1790200000001,
    ChangePlaces1790200000002,
    Imports1790300000001,
    PersonLines1790400000001,
    ImportsFoundByTheirRows1790500000001,
    CountPeopleOfSchools1790600000001,
    ImportsOfSomebody1790700000001,
    CalendarEntries1790800000001,
    SetupSteps1790900000001,
    SampleData1791000000001,
    UnitLooks1791100000001,
  ],
};
