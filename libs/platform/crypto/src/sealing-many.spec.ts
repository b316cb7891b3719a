import { testKeyring } from '@plinth/platform-testing';
import type { HexValues } from './many-values';

const { fieldCipher, blindIndex } = testKeyring();
const plains = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => ['', '452123201209011234', '滨湖路 8 号', `😀${at}`, 'x'.repeat(at % 700)][at % 5] as string,
  );
const purposes = ['org.contact', 'org.identifier'];
const values = (count: number) => ({
  plains: plains(count),
  names: purposes,
  nameOf: Array.from({ length: count }, (_, at) => (at % 3 === 0 ? 0 : 1)),
});
const listed = (made: HexValues) => Array.from({ length: made.length }, (_, at) => made.at(at));

describe('sealing many', () => {
  it.each([3, 5000])('answers in order what the cipher opens again: %d values', async (count) => {
    const given = values(count);
    const sealed = listed(await fieldCipher.sealMany(given));
    expect(sealed).toHaveLength(count);
    expect(new Set(sealed).size).toBe(count);
    expect(
      sealed.map((hex, at) =>
        fieldCipher.open(at % 3 === 0 ? 'org.contact' : 'org.identifier', Buffer.from(hex, 'hex')),
      ),
    ).toEqual(given.plains);
    expect(fieldCipher.isStale(Buffer.from(sealed[0] as string, 'hex'))).toBe(false);
  });

  it('binds the purpose in on the other thread too', async () => {
    const sealed = (await fieldCipher.sealMany(values(1500))).at(0);
    expect(fieldCipher.open('org.contact', Buffer.from(sealed, 'hex'))).toBe('');
    expect(() => fieldCipher.open('org.identifier', Buffer.from(sealed, 'hex'))).toThrow();
  });

  it('keeps calls apart that run at once', async () => {
    const all = await Promise.all([values(1200), values(2400)].map((given) => fieldCipher.sealMany(given)));
    expect(all.map((sealed) => sealed.length)).toEqual([1200, 2400]);
    expect(new Set(all.flatMap(listed)).size).toBe(3600);
  });
});

describe('blind indexes of many', () => {
  const texts = ['', '452123201209011234', '滨湖路 8 号', '😀', 'x'.repeat(400), '长'.repeat(2000)];
  const names = ['phone', 'student_number:01', '类'];

  it.each([40, 1800])('are those of one by one: %d values', async (count) => {
    const given = Array.from({ length: count }, (_, at) => `${texts[at % 6] ?? ''}${at % 7}`);
    const made = await blindIndex.ofMany({ plains: given, names, nameOf: given.map((_, at) => at % 3) });
    expect(listed(made)).toEqual(given.map((plain, at) => blindIndex.of(names[at % 3] ?? '', plain).toString('hex')));
  });
});
