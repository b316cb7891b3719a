import { identifierKindOf } from '../code-set/document-codes';
import { codeOf } from '../code-set/code-set';
import { checkIdCard } from '../identifier/id-card';
import { checkIdentifier } from '../identifier/identifier';
import type { IdentifierCheck } from '../identifier/identifier';
import type { RosterDocument, RosterDocumentKind } from './roster-row';
import type { RowDraft } from './row-draft';
import type { RowFaultName } from './row-faults';

export interface ReadDocument {
  readonly document: RosterDocument;
  readonly birthDate?: string;
  readonly sex?: '1' | '2';
}

const reasons: Readonly<Record<string, RowFaultName>> = {
  scientific: 'idPrecisionLost',
  length: 'idLength',
  characters: 'idCharacters',
  birth_date: 'idBirthDate',
  check_digit: 'idCheckDigit',
};

/** Forms of numbers that are no ID card, where the file does not say the kind. */
const forms: readonly (readonly [RegExp, RosterDocumentKind, string, string])[] = [
  [/^[HM]\d{8}(\d\d)?$/, 'hk_macao_permit', '港澳居民来往内地通行证', 'a Hong Kong/Macao permit'],
  [/^[A-Z]{1,2}\d{7,8}$/, 'passport', '护照', 'a passport'],
  [/^\d{8}$/, 'taiwan_permit', '台湾居民来往大陆通行证', 'a Taiwan permit'],
];

/** A number cell keeps 15 digits; what is longer has lost its end even if it looks whole. */
export const hasLostDigits = (
  draft: RowDraft,
  field: 'documentNumber' | 'studentNumber' | 'staffNumber' | 'studentCode',
): boolean =>
  (draft.mark(field) === 'n' && Math.abs(Number(draft.text(field))) >= 1e15) ||
  /^\d(\.\d+)?E\+\d+$/i.test(draft.text(field));

export function readDocument(draft: RowDraft): ReadDocument | undefined {
  const text = draft.text('documentNumber');
  if (text === '') return undefined;
  if (hasLostDigits(draft, 'documentNumber')) {
    draft.fault('idPrecisionLost', 'documentNumber');
    return undefined;
  }
  const card = checkIdCard(text);
  if (card.ok) {
    if (!card.regionKnown) draft.fault('idRegionUnknown', 'documentNumber');
    return { document: { kind: card.document, number: card.value }, birthDate: card.birthDate, sex: card.sex };
  }
  const kind = statedKind(draft);
  if (kind && kind !== 'id_card') return otherDocument(draft, checkIdentifier(kind, text));
  const value = text.replace(/[\s-]/g, '').toUpperCase();
  const form = kind === undefined ? forms.find(([pattern]) => pattern.test(value)) : undefined;
  if (form) {
    draft.fault('documentAssumed', 'documentNumber', { kind: form[2] });
    return { document: { kind: form[1], number: value } };
  }
  draft.fault(reasons[card.reason] ?? 'idCharacters', 'documentNumber', { length: value.length });
  return undefined;
}

function statedKind(draft: RowDraft): RosterDocumentKind | undefined {
  const stated = draft.text('documentKind');
  if (stated === '') return undefined;
  const code = codeOf('document', stated);
  if (code === undefined) draft.fault('documentKindUnknown', 'documentKind');
  return code === undefined ? undefined : (identifierKindOf(code) as RosterDocumentKind);
}

function otherDocument(draft: RowDraft, check: IdentifierCheck): ReadDocument | undefined {
  if (check.ok) return { document: { kind: check.kind as RosterDocumentKind, number: check.value } };
  draft.fault(reasons[check.reason] ?? 'idCharacters', 'documentNumber', {
    length: draft.text('documentNumber').length,
  });
  return undefined;
}
