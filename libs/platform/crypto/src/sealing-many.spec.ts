import { testKeyring } from '@plinth/platform-testing';

const { fieldCipher, blindIndex } = testKeyring();
const values = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    purpose: at % 3 === 0 ? 'org.contact' : 'org.identifier',
    plain: ['', '452123201209011234', '滨湖路 8 号', `😀${at}`, 'x'.repeat(at % 700)][at % 5] as string,
  }));

describe('sealing many', () => {
  it.each([3, 5000])('answers in order what the cipher opens again: %d values', async (count) => {
    const given = values(count);
    const sealed = await fieldCipher.sealMany(given);
    expect(sealed).toHaveLength(count);
    expect(new Set(sealed).size).toBe(count);
    expect(sealed.map((hex, at) => fieldCipher.open(given[at]?.purpose ?? '', Buffer.from(hex, 'hex')))).toEqual(
      given.map(({ plain }) => plain),
    );
    expect(fieldCipher.isStale(Buffer.from(sealed[0] as string, 'hex'))).toBe(false);
  });

  it('binds the purpose in on the other thread too', async () => {
    const [sealed] = await fieldCipher.sealMany(values(1500));
    expect(() => fieldCipher.open('org.identifier', Buffer.from(sealed as string, 'hex'))).toThrow();
  });

  it('keeps calls apart that run at once', async () => {
    const all = await Promise.all([values(1200), values(2400).slice(1200)].map((given) => fieldCipher.sealMany(given)));
    expect(all.map((sealed) => sealed.length)).toEqual([1200, 1200]);
    expect(new Set(all.flat()).size).toBe(2400);
  });
});

describe('blind indexes of many', () => {
  const texts = ['', '452123201209011234', '滨湖路 8 号', '😀', 'x'.repeat(400), '长'.repeat(2000)];
  const kinds = ['phone', 'student_number:01', '类'];
  const given = Array.from({ length: 1800 }, (_, at) => ({
    kind: kinds[at % 3] as string,
    plain: `${texts[at % 6] ?? ''}${at % 7}`,
  }));

  it.each([40, given.length])('are those of one by one: %d values', async (count) => {
    const made = await blindIndex.hexOfMany(given.slice(0, count));
    expect(made).toEqual(given.slice(0, count).map(({ kind, plain }) => blindIndex.of(kind, plain).toString('hex')));
  });
});
