import { codeOf, nameOfCode } from '../code-set/code-set';
import { normalisePhone } from '../contact/phone';
import { checkIdentifier } from '../identifier/identifier';
import { normaliseName } from '../person/person-name';
import { hasLostDigits, readDocument } from './document-rules';
import type { ReadDocument } from './document-rules';
import { agrees, isoDate, readDate } from './roster-date';
import type { PartialDate } from './roster-date';
import type { RosterField } from './roster-field';
import type { RowDraft } from './row-draft';

/** What every person has, pupil or staff. */
export function readPerson(draft: RowDraft, today: string): void {
  readName(draft);
  const document = readDocument(draft);
  if (document) draft.row.document = document.document;
  readSex(draft, document);
  readBirthDate(draft, document, today);
  readCode(draft, 'ethnicity');
  readCode(draft, 'politics');
  readPhoneOf(draft);
  readEmail(draft);
  readEnrolDate(draft);
  readAttributes(draft);
}

const commonName = /^[\u4e00-\u9fff]{2,4}$/;

function readName(draft: RowDraft): void {
  const text = draft.text('name');
  if (draft.mark('name') === 'e') return draft.fault('cellError', 'name');
  if (text === '') return draft.fault('nameMissing', 'name');
  if (commonName.test(text)) {
    draft.row.name = text;
    return;
  }
  const check = normaliseName(text);
  if (check.ok) draft.row.name = check.value;
  else draft.fault('nameInvalid', 'name');
}

function readSex(draft: RowDraft, document: ReadDocument | undefined): void {
  const text = draft.text('sex');
  const stated = text === '男' ? '1' : text === '女' ? '2' : text === '' ? undefined : codeOf('sex', text);
  if (text !== '' && stated === undefined) draft.fault('sexUnknown', 'sex');
  const sex = document?.sex ?? stated;
  if (sex !== undefined) draft.row.sex = sex;
  if (document?.sex && (stated === '1' || stated === '2') && stated !== document.sex) {
    draft.fault('sexDiffers', 'sex', { file: nameOfCode('sex', stated), card: nameOfCode('sex', document.sex) });
  }
}

function readBirthDate(draft: RowDraft, document: ReadDocument | undefined, today: string): void {
  const text = draft.text('birthDate');
  const card = document?.birthDate;
  if (card !== undefined) draft.row.birthDate = card;
  if (text === '' || text === card || isDayOfCard(text, document)) return;
  const dates = readDate(text, draft.mark('birthDate'), draft.plan.dates1904);
  if (card !== undefined) return compareWithCard(draft, dates, card);
  const [date, other] = dates;
  if (!date) return draft.fault('birthUnreadable', 'birthDate');
  if (other && date.day !== undefined) {
    return draft.fault('birthAmbiguous', 'birthDate', { first: isoDate(date), second: isoDate(other) });
  }
  if (date.day === undefined) return draft.fault('birthIncomplete', 'birthDate');
  const iso = isoDate(date);
  if (iso > today || Number(today.slice(0, 4)) - date.year > 110) {
    return draft.fault('birthImpossible', 'birthDate', { date: iso });
  }
  draft.row.birthDate = iso;
}

/** 20120901 as it stands in the number: the usual case, without reading a date. */
const isDayOfCard = (text: string, document: ReadDocument | undefined): boolean =>
  text.length === 8 && document?.birthDate !== undefined && document.document.number.startsWith(text, 6);

function compareWithCard(draft: RowDraft, dates: readonly PartialDate[], card: string): void {
  const [date] = dates;
  if (!date) draft.fault('birthUnreadableCardUsed', 'birthDate', { card });
  else if (!dates.some((each) => agrees(each, card))) {
    draft.fault('birthDiffers', 'birthDate', { file: shown(date), card });
  }
}

/** Only as much as the file says. */
const shown = (date: PartialDate): string => isoDate(date).slice(0, date.day ? 10 : date.month ? 7 : 4);

function readCode(draft: RowDraft, field: 'ethnicity' | 'politics'): void {
  const text = draft.text(field);
  if (text === '') return;
  const code = codes(field, text);
  if (code === undefined) draft.fault(field === 'ethnicity' ? 'ethnicityUnknown' : 'politicsUnknown', field);
  else draft.row[field] = code;
}

const remembered = {
  ethnicity: new Map<string, string | undefined>(),
  politics: new Map<string, string | undefined>(),
};

/** A few dozen texts fill a column of a million cells. */
function codes(set: 'ethnicity' | 'politics', text: string): string | undefined {
  const known = remembered[set];
  if (!known.has(text)) {
    if (known.size > 1000) known.clear();
    known.set(text, codeOf(set, text));
  }
  return known.get(text);
}

const separators = /[/、,，;；|或\n]+|\s{2,}/;

/** The first good phone of a cell: "138… / 139…" is usual. */
export function phoneIn(text: string): { readonly phone?: string; readonly isList: boolean } {
  if (/^1[3-9]\d{9}$/.test(text)) return { phone: text, isList: false };
  const plain = /^\d+(\.\d+)?E\+?\d+$/i.test(text) ? String(Number(text)) : text;
  const whole = normalisePhone(plain);
  if (whole.ok) return { phone: whole.value, isList: false };
  const pieces = [...plain.split(separators), ...plain.split(/[\s/、,，;；|]+/)];
  for (const piece of pieces) {
    const check = normalisePhone(piece.replace(/^\D+(?=1\d{10}$)/, ''));
    if (check.ok) return { phone: check.value, isList: true };
  }
  return { isList: false };
}

function readPhoneOf(draft: RowDraft): void {
  const text = draft.text('phone');
  if (text === '') return;
  const { phone, isList } = phoneIn(text);
  if (phone === undefined) return draft.fault('phoneInvalid', 'phone');
  draft.row.phone = phone;
  if (isList) draft.fault('phoneSeveral', 'phone');
}

function readEmail(draft: RowDraft): void {
  const text = draft.text('email').replace(/\s/g, '');
  if (text === '') return;
  if (text.length <= 254 && /^[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+$/.test(text)) draft.row.email = text.toLowerCase();
  else draft.fault('emailInvalid', 'email');
}

function readEnrolDate(draft: RowDraft): void {
  const text = draft.text('enrolDate');
  if (text === '') return;
  const [date] = readDate(text, draft.mark('enrolDate'), draft.plan.dates1904);
  if (date) draft.row.enrolDate = isoDate(date.month === undefined ? { ...date, month: 9 } : date);
  else draft.fault('enrolDateUnreadable', 'enrolDate');
}

function readAttributes(draft: RowDraft): void {
  let attributes: Record<string, string> | undefined;
  for (const field of draft.plan.attributes) {
    const text = draft.text(field);
    if (text === '') continue;
    attributes ??= {};
    attributes[field] = text.slice(0, 500);
  }
  if (attributes) draft.row.attributes = attributes;
}

/** 学籍号, 学号, 工号. */
export function readNumbers(draft: RowDraft): void {
  const own = draft.row.kind === 'student' ? 'studentNumber' : 'staffNumber';
  readNumber(draft, own);
  if (draft.row.kind === 'student') readStudentCode(draft);
  const { document, studentCode, studentNumber, staffNumber, phone } = draft.row;
  const isKnown = document ?? studentCode ?? studentNumber ?? staffNumber ?? (draft.row.kind === 'staff' && phone);
  if (!isKnown && !draft.isRefused) draft.fault('identifierMissing');
}

function readNumber(draft: RowDraft, field: 'studentNumber' | 'staffNumber'): void {
  const text = draft.text(field);
  if (text === '') return;
  if (hasLostDigits(draft, field)) return draft.fault('numberPrecisionLost', field);
  const check = checkIdentifier(field === 'studentNumber' ? 'student_number' : 'staff_number', text);
  if (check.ok) draft.row[field] = check.value;
  else draft.fault('numberInvalid', field);
}

function readStudentCode(draft: RowDraft): void {
  const text = draft.text('studentCode');
  if (text === '') return;
  if (text[0] === 'G' && draft.row.document?.kind === 'id_card' && text.slice(1) === draft.row.document.number) {
    draft.row.studentCode = text;
    return;
  }
  const check = checkIdentifier('student_code', text);
  if (check.ok) {
    draft.row.studentCode = check.value;
    return;
  }
  const other: RosterField | undefined = draft.has('documentNumber') ? 'documentNumber' : undefined;
  const isOnly = draft.row.document === undefined && draft.row.studentNumber === undefined && !other;
  draft.fault(isOnly ? 'studentCodeOnly' : 'studentCodeInvalid', 'studentCode');
}
