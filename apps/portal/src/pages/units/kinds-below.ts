import type { Unit } from '../../session/unit-in-view';

type Kind = Exclude<Unit['kind'], 'root'>;

const below: Readonly<Partial<Record<Unit['kind'], readonly Kind[]>>> = {
  root: ['bureau', 'district', 'school', 'department'],
  bureau: ['district', 'school', 'department', 'bureau'],
  district: ['school', 'district', 'department'],
  school: ['class', 'department', 'grade', 'stage', 'campus', 'teaching_class'],
  campus: ['class', 'department', 'grade', 'stage', 'teaching_class'],
  stage: ['class', 'grade', 'teaching_class'],
  grade: ['class', 'teaching_class'],
  department: ['department'],
};

/** What is offered to be added below a unit, the usual first; the API judges. */
export const kindsBelow = ({ kind }: Pick<Unit, 'kind'>): readonly Kind[] => below[kind] ?? [];
