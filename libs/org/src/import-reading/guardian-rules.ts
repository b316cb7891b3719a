import { codeOf } from '../code-set/code-set';
import { checkIdCard } from '../identifier/id-card';
import { normaliseName } from '../person/person-name';
import { phoneIn } from './person-rules';
import { guardianSlots } from './roster-field';
import type { GuardianPart, GuardianSlot } from './roster-field';
import type { RosterDocument, RosterGuardian } from './roster-row';
import type { RowDraft, SheetPlan } from './row-draft';

const OTHER_RELATIVE = '97';
const byColumn: Readonly<Partial<Record<GuardianSlot, string>>> = { father: '51', mother: '52' };

/** Names of the fields, made once: they are looked up for every row. */
const fieldsOf = Object.fromEntries(
  guardianSlots.map((slot) => [
    slot,
    { name: `${slot}.name`, relation: `${slot}.relation`, phone: `${slot}.phone`, document: `${slot}.document` },
  ]),
) as { readonly [S in GuardianSlot]: { readonly [P in GuardianPart]: `${S}.${P}` } };
const commonName = /^[\u4e00-\u9fff]{2,4}$/;

/** The guardians that the sheet has columns for. */
export const slotsOf = (plan: SheetPlan): GuardianSlot[] =>
  guardianSlots.filter((slot) => plan.column(fieldsOf[slot].name) ?? plan.column(fieldsOf[slot].phone));

export function readGuardians(draft: RowDraft, slots: readonly GuardianSlot[]): void {
  const guardians: RosterGuardian[] = [];
  for (const slot of slots) {
    const guardian = readGuardian(draft, slot);
    if (guardian && !guardians.some((other) => isSame(other, guardian))) guardians.push(guardian);
  }
  if (guardians.length > 0) draft.row.guardians = guardians;
}

const isSame = (one: RosterGuardian, other: RosterGuardian): boolean =>
  one.name === other.name && (one.phone === other.phone || one.phone === undefined || other.phone === undefined);

function readGuardian(draft: RowDraft, slot: GuardianSlot): RosterGuardian | undefined {
  const nameText = draft.text(fieldsOf[slot].name);
  const phoneText = draft.text(fieldsOf[slot].phone);
  const documentText = draft.text(fieldsOf[slot].document);
  if (nameText === '') {
    if (phoneText !== '' || documentText !== '') {
      draft.fault('guardianNameMissing', draft.has(fieldsOf[slot].name) ? fieldsOf[slot].name : fieldsOf[slot].phone);
    }
    return undefined;
  }
  const name = commonName.test(nameText) ? ({ ok: true, value: nameText } as const) : normaliseName(nameText);
  if (!name.ok) {
    draft.fault('guardianNameInvalid', fieldsOf[slot].name);
    return undefined;
  }
  const document = readGuardianDocument(draft, slot, documentText);
  const phone = phoneText === '' ? undefined : phoneIn(phoneText);
  if (phone?.isList && phone.phone) draft.fault('phoneSeveral', fieldsOf[slot].phone);
  if (phone && !phone.phone) {
    draft.fault(document ? 'phoneInvalid' : 'guardianPhoneInvalid', fieldsOf[slot].phone);
    if (!document) return undefined;
  }
  return {
    name: name.value,
    relation: readRelation(draft, slot),
    ...(phone?.phone ? { phone: phone.phone } : {}),
    ...(document ? { document } : {}),
  };
}

function readRelation(draft: RowDraft, slot: GuardianSlot): string {
  const text = draft.text(fieldsOf[slot].relation);
  if (text === '') return byColumn[slot] ?? OTHER_RELATIVE;
  const code = text === '父亲' ? '51' : text === '母亲' ? '52' : codeOf('relation', text);
  if (code === undefined) draft.fault('guardianRelationUnknown', fieldsOf[slot].relation, { text });
  return code ?? byColumn[slot] ?? OTHER_RELATIVE;
}

function readGuardianDocument(draft: RowDraft, slot: GuardianSlot, text: string): RosterDocument | undefined {
  if (text === '') return undefined;
  const isLost = draft.mark(fieldsOf[slot].document) === 'n' && Number(text) >= 1e15;
  const card = checkIdCard(text);
  if (card.ok && !isLost) return { kind: card.document, number: card.value };
  draft.fault('guardianDocumentInvalid', fieldsOf[slot].document);
  return undefined;
}
