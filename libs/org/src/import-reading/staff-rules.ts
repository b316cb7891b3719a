import type { ClassReader } from './class-rules';
import { classWords } from './class-name';
import type { ClassWords } from './class-name';
import type { RosterClass } from './roster-row';
import type { RowDraft } from './row-draft';

const list = /[、,，;；|\n]+|\s+(?=\D)|(?<=班)\s*\/\s*|(?<=班)\s+/;
const split = (text: string): string[] =>
  text
    .split(list)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

/** 部门, 职务, 任教 and 班主任. A post whose class is unknown is left out; the person still comes in. */
export function readStaff(draft: RowDraft, classes: ClassReader): void {
  const department = draft.text('department');
  if (department !== '') draft.row.department = department;
  const position = draft.text('position');
  if (position !== '') draft.row.position = position;
  readHeadTeacher(draft, classes);
  readTeaching(draft, classes);
}

function readHeadTeacher(draft: RowDraft, classes: ClassReader): void {
  const text = draft.text('headTeacherOf');
  if (text === '' || /^[否是]$/.test(text)) return;
  const found = classes.named(text);
  if ('class' in found) draft.row.headTeacherOf = found.class;
  else draft.fault('postClassUnknown', 'headTeacherOf', { text });
}

function readTeaching(draft: RowDraft, classes: ClassReader): void {
  const subjects = split(draft.text('subjects'));
  if (subjects.length === 0) return;
  const taught = classesIn(draft, classes);
  draft.row.teaching = subjects.map((subject) => ({ subject, classes: taught }));
}

/** "一(1)班、(2)班": what follows may leave the grade out. */
function classesIn(draft: RowDraft, classes: ClassReader): RosterClass[] {
  let before: ClassWords | undefined;
  return split(draft.text('teachingClasses')).flatMap((text) => {
    const words = classWords(text);
    const isBare = words !== undefined && words.grade === undefined && words.entryYear === undefined;
    const found = classes.named(text, isBare ? before : undefined);
    if (!isBare && words) {
      const { number: _number, ...rest } = words;
      before = rest;
    }
    if ('class' in found) return [found.class];
    draft.fault('postClassUnknown', 'teachingClasses', { text });
    return [];
  });
}
