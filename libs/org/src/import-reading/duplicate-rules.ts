import type { RosterField } from './roster-field';
import type { RowDraft } from './row-draft';
import type { RowFaultName } from './row-faults';
import { SeenKeys } from './seen-keys';

type Key = 'documentNumber' | 'studentCode' | 'studentNumber' | 'staffNumber';

const faultOf: Readonly<Record<Key, RowFaultName>> = {
  documentNumber: 'duplicateDocument',
  studentCode: 'duplicateStudentCode',
  studentNumber: 'duplicateNumber',
  staffNumber: 'duplicateNumber',
};
const keys: readonly Key[] = ['documentNumber', 'studentCode', 'studentNumber', 'staffNumber'];

/** Refuses the second row of a person, naming the first. A row that is refused for something else counts as seen. */
export class Duplicates {
  private readonly seen: Readonly<Record<Key, SeenKeys>> = {
    documentNumber: new SeenKeys(),
    studentCode: new SeenKeys(),
    studentNumber: new SeenKeys(),
    staffNumber: new SeenKeys(),
  };

  constructor(private readonly sheetNames: readonly string[]) {}

  check(draft: RowDraft, sheet: number): void {
    const { document, studentCode, studentNumber, staffNumber, name = '' } = draft.row;
    const values = {
      documentNumber: document && `${document.kind === 'id_card' ? '' : document.kind}${document.number}`,
      studentCode,
      studentNumber,
      staffNumber,
    };
    let isNamed = false;
    for (const key of keys) {
      const value = values[key];
      const before = value && this.seen[key].add(value, name, sheet, draft.raw.number);
      if (!before || isNamed) continue;
      isNamed = true;
      const elsewhere = before.sheet === sheet ? '' : (this.sheetNames[before.sheet] ?? '');
      draft.fault(faultOf[key], key satisfies RosterField, {
        row: before.row,
        where: elsewhere && `（工作表“${elsewhere}”）`,
        whereEn: elsewhere && ` of sheet "${elsewhere}"`,
        what: key === 'studentNumber' ? '学号' : '工号',
        same: before.isSameName ? '姓名也相同，是同一个人' : '姓名不同',
        sameEn: before.isSameName ? 'with the same name: one person' : 'with another name',
      });
    }
  }
}
