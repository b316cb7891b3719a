import { plainText } from '../identifier/plain-text';
import { classOf, numberedClass, schoolYearOf } from './class-of';
import type { ClassFault, SchoolTime } from './class-of';
import { classWords, gradeWordsOf, stageOf } from './class-name';
import type { ClassWords } from './class-name';
import { usualLengths } from './reading-options';
import type { ReadingOptions } from './reading-options';
import type { RosterClass } from './roster-row';
import type { RowDraft } from './row-draft';
import type { RowFaultName } from './row-faults';

const faults: Readonly<Record<ClassFault, RowFaultName>> = {
  unknown: 'classUnknown',
  stage_open: 'classStageOpen',
  grade_missing: 'classGradeMissing',
  conflict: 'classConflict',
  not_running: 'classNotRunning',
};

type ReadClass = { readonly class: RosterClass } | { readonly fault: ClassFault };

const MOST_REMEMBERED = 20_000;

const classInTitle =
  /(?:小学|初中|高中|小|初|高)?(?:20\d\d级|\d{1,2}|[一二三四五六七八九十]{1,2})(?:年级|年|级)?\s*[（(.·-]?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]?\s*班/;

/** A class that a sheet name or title row speaks of: 初一(1)班花名册. */
export function wordsInTitle(text: string): ClassWords | undefined {
  const found = classInTitle.exec(plainText(text))?.[0];
  return classWords(text) ?? (found ? classWords(found) : undefined) ?? gradeWordsOf(text);
}

/** Understands classes; the same few hundred texts stand in a million rows, so each is understood once. */
export class ClassReader {
  private readonly remembered = new Map<string, ReadClass>();
  private readonly time: SchoolTime;
  private sheetWords: ClassWords | undefined;
  private sheetText = '';

  constructor(private readonly options: ReadingOptions) {
    this.time = {
      schoolYear: schoolYearOf(options.today),
      lengths: options.stageLengths ?? usualLengths,
      ...(options.stages ? { stages: options.stages } : {}),
    };
  }

  /** What name and titles of the sheet say; a title row between the rows may say it again for the rows below. */
  startSheet(name: string, title: string, file: string): void {
    const hinted = stageOf(title) ?? stageOf(name) ?? stageOf(file);
    Object.assign(this.time, { hinted });
    this.remembered.clear();
    this.sheetWords = undefined;
    if (this.startPart(name) && this.hasNumber()) return;
    this.startPart(title);
  }

  private hasNumber(): boolean {
    return this.sheetWords?.number !== undefined;
  }

  startPart(title: string): boolean {
    const words = wordsInTitle(title);
    if (!words) return false;
    this.sheetWords = words;
    this.sheetText = classInTitle.exec(plainText(title))?.[0] ?? plainText(title);
    this.remembered.clear();
    return true;
  }

  /** Puts the class into the row, or says why there is none. */
  read(draft: RowDraft): void {
    const text = draft.text('class');
    if (draft.mark('class') === 'd') return draft.fault('classIsDate', 'class');
    const grade = draft.text('grade') || draft.text('entryYear');
    if (text === '' && (draft.has('class') || this.sheetWords?.number === undefined)) {
      return draft.fault('classMissing', draft.has('class') ? 'class' : undefined);
    }
    const found = this.find(text === '' ? this.sheetText : text, text === '', grade, draft.text('stage'));
    if ('class' in found) draft.row.class = found.class;
    else {
      const field = draft.has('class') ? 'class' : undefined;
      draft.fault(faults[found.fault], field, { text: text || this.sheetText, grade });
    }
  }

  /** A class of which nothing else in the row speaks: 任教班级, 班主任班级. */
  named(text: string, before?: ClassWords): ReadClass {
    const words = classWords(text);
    return this.resolve(text, words, before);
  }

  private find(text: string, isSheets: boolean, grade: string, stage: string): ReadClass {
    const key = `${isSheets ? 'sheet' : text}\u0000${grade}\u0000${stage}`;
    let found = this.remembered.get(key);
    if (!found) {
      if (this.remembered.size > MOST_REMEMBERED) this.remembered.clear();
      const own = isSheets ? this.sheetWords : classWords(text);
      found = this.resolve(text, own, this.around(grade, stage, isSheets));
      this.remembered.set(key, found);
    }
    return found;
  }

  private around(grade: string, stage: string, isSheets: boolean): ClassWords | undefined {
    const columns = grade === '' ? undefined : gradeWordsOf(grade);
    const words = columns ?? (isSheets ? undefined : withoutNumber(this.sheetWords));
    const said = stage === '' ? undefined : stageOf(stage);
    return said ? { ...words, stage: words?.stage ?? said } : words;
  }

  private resolve(text: string, own: ClassWords | undefined, around: ClassWords | undefined): ReadClass {
    const name = plainText(text);
    if (this.options.knownClassNames?.has(name)) return { class: { name, text } };
    if (!own) return { fault: 'unknown' };
    const found = classOf(own, around, this.time);
    return found.ok ? { class: numberedClass(found, text) } : { fault: found.fault };
  }
}

function withoutNumber(words: ClassWords | undefined): ClassWords | undefined {
  if (!words) return undefined;
  const { number: _number, ...rest } = words;
  return rest;
}
