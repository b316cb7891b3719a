import type { CodeEntry } from './code-entry';
import type { IdentifierKind } from '../identifier/identifier';

/** JY/T 1001 SFZJLX 身份证件类型 */
export const documentCodes: readonly CodeEntry[] = [
  {
    code: '1',
    zh: '居民身份证',
    en: 'Resident ID card',
    also: ['身份证', '二代身份证', '中国居民身份证', '身份证号', '身份证件'],
  },
  { code: '2', zh: '军官证', en: 'Officer card', also: ['警官证'] },
  { code: '3', zh: '士兵证', en: 'Soldier card' },
  { code: '4', zh: '文职干部证', en: 'Civil cadre card' },
  { code: '5', zh: '部队离退休证', en: 'Retired military card' },
  {
    code: '6',
    zh: '香港特区护照/身份证明',
    en: 'Hong Kong document',
    also: [
      '港澳居民来往内地通行证',
      '港澳通行证',
      '港澳台居民居住证',
      '港澳居民居住证',
      '回乡证',
      '香港身份证',
      '港澳证件',
    ],
  },
  { code: '7', zh: '澳门特区护照/身份证明', en: 'Macao document', also: ['澳门身份证'] },
  { code: '8', zh: '台湾居民来往大陆通行证', en: 'Taiwan permit', also: ['台胞证', '台湾通行证', '台湾居民居住证'] },
  {
    code: '9',
    zh: '境外永久居住证',
    en: 'Permanent residence',
    also: ['外国人永久居留身份证', '外国人永久居留证', '永久居留证'],
  },
  { code: 'A', zh: '护照', en: 'Passport', also: ['外国护照', '中国护照'] },
  { code: 'B', zh: '户口簿', en: 'Household register', also: ['户口本', '户口'] },
  { code: 'Z', zh: '其他', en: 'Other', also: ['其它', '其他证件', '出生证', '出生医学证明', '无'] },
];

const kinds: Readonly<Record<string, IdentifierKind>> = {
  '1': 'id_card',
  '2': 'officer_card',
  '3': 'officer_card',
  '4': 'officer_card',
  '5': 'officer_card',
  '6': 'hk_macao_permit',
  '7': 'hk_macao_permit',
  '8': 'taiwan_permit',
  '9': 'permanent_residence',
  A: 'passport',
  B: 'household_register',
  Z: 'other',
};

/**
 * Kind of identifier for a document code. A residence permit (81, 82, 83) is an 18-digit number: schools file it under
 * 1, 6, 7 or 8, so a value that passes GB 11643 goes by its own number (`checkIdCard`), not by this column.
 */
export const identifierKindOf = (documentCode: string): IdentifierKind => kinds[documentCode] ?? 'other';
