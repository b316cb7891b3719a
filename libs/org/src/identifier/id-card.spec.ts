import { checkIdCard, checkCharacterOf } from './id-card';
import { checkIdentifier, blindKindOf, loginKindOf } from './identifier';
import { checkStudentCode } from './student-code';

/** Made-up numbers: a region that ends in 00 is a whole city, which issues none, so they belong to nobody. */
const numberOf = (body: string): string => `${body}${checkCharacterOf(body)}`;
const male = numberOf('34010020120901101');

describe('GB 11643', () => {
  it('accepts a number and answers day of birth and sex', () => {
    expect(checkIdCard(male)).toEqual({
      ok: true,
      value: male,
      birthDate: '2012-09-01',
      sex: '1',
      document: 'id_card',
      regionKnown: true,
    });
  });

  it('reads full-width digits, a small x, blanks and dashes', () => {
    const withX = [...Array(900).keys()]
      .map((serial) => numberOf(`34010020120901${String(serial + 100)}`))
      .find((value) => value.endsWith('X')) as string;
    const wide = [...withX.toLowerCase()].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
    expect(checkIdCard(` ${wide}　`)).toMatchObject({ ok: true, value: withX });
    expect(checkIdCard(`${withX.slice(0, 6)} ${withX.slice(6, 14)}-${withX.slice(14)}`)).toMatchObject({
      value: withX,
    });
  });

  it('brings 15 digits to 18', () => {
    expect(checkIdCard('340100801130123')).toMatchObject({
      ok: true,
      value: numberOf('34010019801130123'),
      birthDate: '1980-11-30',
    });
  });

  it.each([
    ['3.4010320120901E+17', 'scientific'],
    ['34010020120901', 'length'],
    ['34010020120901101A', 'characters'],
    ['X4010020120901101X', 'characters'],
    [numberOf('34010020120230101'), 'birth_date'],
    [numberOf('34010029990101101'), 'birth_date'],
    [`${male.slice(0, 17)}${male.endsWith('1') ? '2' : '1'}`, 'check_digit'],
    ['', 'length'],
  ])('refuses %s: %s', (text, reason) => {
    expect(checkIdCard(text)).toEqual({ ok: false, reason });
  });

  it('knows residence permits and permanent residence by their first digits', () => {
    for (const head of ['810000', '820000', '830000']) {
      expect(checkIdCard(numberOf(`${head}19900101123`))).toMatchObject({ ok: true, document: 'residence_permit' });
    }
    expect(checkIdCard(numberOf('91110019900101123'))).toMatchObject({ document: 'permanent_residence' });
  });

  it('only remarks an unknown region', () => {
    expect(checkIdCard(numberOf('77990020120901101'))).toMatchObject({
      ok: true,
      regionKnown: false,
    });
  });
});

describe('学籍号', () => {
  it('checks G as an ID number, J and L by their date', () => {
    expect(checkStudentCode(`g${male}`)).toMatchObject({ ok: true, value: `G${male}`, form: 'G' });
    expect(checkStudentCode('J340103201209010011')).toMatchObject({ ok: true, form: 'J' });
    expect(checkStudentCode('L340103201209010011')).toMatchObject({ ok: true, form: 'L' });
  });
  it.each([
    [`G${male.slice(0, 17)}${male.endsWith('1') ? '2' : '1'}`, 'check_digit'],
    ['J340103201213010011', 'birth_date'],
    [`K${male}`, 'characters'],
    [male, 'length'],
  ])('refuses %s: %s', (text, reason) => {
    expect(checkStudentCode(text)).toEqual({ ok: false, reason });
  });
});

describe('identifiers', () => {
  it('files a residence permit under its own kind whatever the column said', () => {
    expect(checkIdentifier('id_card', numberOf('81000019900101123'))).toMatchObject({ kind: 'residence_permit' });
  });
  it('keeps school numbers apart by school, documents together', () => {
    expect(blindKindOf('student_number', 's1')).toBe('student_number:s1');
    expect(blindKindOf('passport', null)).toBe('id_number');
    expect(loginKindOf('student_code')).toBeUndefined();
  });
  it('refuses an empty number and one with a quotation mark', () => {
    expect(checkIdentifier('student_number', ' ')).toEqual({ ok: false, reason: 'empty' });
    expect(checkIdentifier('student_number', `1'; --`)).toEqual({ ok: false, reason: 'characters' });
  });
});
