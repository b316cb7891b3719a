import { mask } from './mask';
import type { MaskedKind } from './mask';

const cases: readonly [MaskedKind, string, string][] = [
  ['name', '张伟', '张*'],
  ['name', '张小三', '张*三'],
  ['name', '欧阳震华', '欧**华'],
  ['name', '阿卜杜拉·买买提', '阿******提'],
  ['name', '王', '*'],
  ['name', '', ''],
  ['name', '𠮷田三', '𠮷*三'],
  ['phone', '13800005678', '138****5678'],
  ['phone', '110', '***'],
  ['id_number', 'A'.repeat(14) + '1234', 'AAA***********1234'],
  ['passport', 'E12345678', 'E******78'],
  ['student_number', 'G123456789', 'G1******89'],
  ['student_number', '1234', '****'],
  ['staff_number', 'T2023001', 'T*****01'],
  ['email', 'li@school.example', 'l***@school.example'],
  ['email', 'not an address', '**************'],
  ['address', '广西壮族自治区南宁市青秀区民族大道1号', '广西壮族自治区南宁市青秀区****'],
  ['address', '北京市海淀区中关村大街', '北京市海淀区****'],
  ['address', '某村三组八号', '某村三****'],
  ['bank_card', '6222020000001234567', '6222***********4567'],
  ['birth_date', '2012-09-01', '2012-**-**'],
  ['birth_date', 'unknown', '*******'],
  ['other', '回族', '**'],
  ['other', '中共党员', '中***'],
];

describe('mask', () => {
  it.each(cases)('%s %s is shown as %s', (kind, value, shown) => {
    expect(mask(kind, value)).toBe(shown);
  });
});
