import { Injectable } from '@nestjs/common';
import { ROOT_UNIT_ID } from '@plinth/org-contract';
import { idsOnPath } from '../unit/unit';
import { usualSchoolYearOn } from './school-year';
import type { SchoolYearStart } from './school-year';
import { TermStore } from './term.store';

/** Answers for each of many units the school-year starts that hold there: its own, else those of the nearest above. */
@Injectable()
export class SchoolCalendar {
  constructor(private readonly terms: TermStore) {}

  async startsFor(paths: readonly string[], today: string): Promise<(path: string) => readonly SchoolYearStart[]> {
    const ids = new Set(paths.flatMap((path) => idsOnPath(path)));
    if (ids.size === 0) return () => [];
    const usual = usualSchoolYearOn(today);
    const years = [usual, usual + 1];
    const starts = await this.terms.starts([ROOT_UNIT_ID, ...ids], years);
    if (starts.length === 0) return () => [];
    const put = new Map(starts.map((start) => [`${start.unitId}/${start.schoolYear}`, start]));
    return (path) => {
      const upwards = [...idsOnPath(path).reverse(), ROOT_UNIT_ID];
      return years.flatMap((year) => {
        const nearest = upwards.find((id) => put.has(`${id}/${year}`));
        return nearest === undefined ? [] : [put.get(`${nearest}/${year}`) as SchoolYearStart];
      });
    };
  }
}
