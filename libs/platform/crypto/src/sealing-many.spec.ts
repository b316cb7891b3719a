import { testKeyring } from '@plinth/platform-testing';
import { VALUE_MARK } from './lines-of-values';
import type { LinesOfValues } from './lines-of-values';

const { fieldCipher, blindIndex, valueWriter } = testKeyring();
const uses = [
  { kind: 'phone', purpose: 'org.contact' },
  { kind: 'student_number:01', purpose: 'org.identifier' },
  { kind: '类', purpose: 'org.contact' },
];
const texts = ['', '452123201209011234', '滨湖路 8 号', '😀', 'x'.repeat(16), 'x'.repeat(400), '长'.repeat(2000)];

/** Lines of two values each: `n, one, 名, the other`. */
const plainsOf = (lines: number): string[] =>
  Array.from({ length: lines * 2 }, (_, at) => `${texts[at % texts.length] ?? ''}${at % 3 === 0 ? '' : at}`);
const linesOf = (lines: number): LinesOfValues => ({
  text: Uint8Array.from(
    Buffer.from(Array.from({ length: lines }, (_, n) => `${n}\t${VALUE_MARK}\t名\\\\L\t${VALUE_MARK}\n`).join('')),
  ),
  plains: Uint8Array.from(Buffer.from(plainsOf(lines).join(''))),
  lengths: plainsOf(lines).map((plain) => Buffer.byteLength(plain)),
  uses,
  useOf: Array.from({ length: lines * 2 }, (_, at) => at % 3),
});
const cellsOf = (written: Buffer): string[][] =>
  written
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
const bytesOf = (cell: string | undefined): Buffer => Buffer.from((cell ?? '').replace(/^\\\\x/, ''), 'hex');

describe('values written many at a time', () => {
  it.each([3, 2500])('are those that are made one by one, in order: %d lines', async (count) => {
    const given = linesOf(count);
    const lines = cellsOf(await valueWriter.write(given, { isSealed: true }));
    expect(lines).toHaveLength(count);
    expect(lines.map(([n, , , name]) => `${n} ${name}`)).toEqual(lines.map((_, n) => `${n} 名\\\\L`));
    const pairs = lines.flatMap(([, one, sealed, , other, otherSealed]) => [
      [one, sealed],
      [other, otherSealed],
    ]);
    const useAt = (at: number) => uses[given.useOf[at] ?? 0] as (typeof uses)[number];
    expect(pairs.map(([blind]) => bytesOf(blind).toString('hex'))).toEqual(
      plainsOf(count).map((plain, at) => blindIndex.of(useAt(at).kind, plain).toString('hex')),
    );
    expect(pairs.map(([, sealed], at) => fieldCipher.open(useAt(at).purpose, bytesOf(sealed)))).toEqual(
      plainsOf(count),
    );
    expect(new Set(pairs.map(([, sealed]) => sealed)).size).toBe(count * 2);
    expect(fieldCipher.isStale(bytesOf(pairs[0]?.[1]))).toBe(false);
  });

  it('binds the purpose in on the other thread too', async () => {
    const [[, , sealed] = []] = cellsOf(await valueWriter.write(linesOf(800), { isSealed: true }));
    expect(fieldCipher.open('org.contact', bytesOf(sealed))).toBe('');
    expect(() => fieldCipher.open('org.identifier', bytesOf(sealed))).toThrow();
  });

  it.each([3, 900])('leaves out the sealed ones when they are not asked for: %d lines', async (count) => {
    const given = linesOf(count);
    const lines = cellsOf(await valueWriter.write(given, { isSealed: false }));
    expect(lines.map(([, , sealed, , , other]) => `${sealed}${other}`)).toEqual(lines.map(() => '\\N\\N'));
    expect(bytesOf(lines[0]?.[1])).toEqual(blindIndex.of('phone', plainsOf(count)[0] ?? ''));
  });

  it('keeps calls apart that run at once', async () => {
    const counts = [600, 1200];
    const all = await Promise.all(counts.map((count) => valueWriter.write(linesOf(count), { isSealed: true })));
    expect(all.map((written) => cellsOf(written).length)).toEqual(counts);
    expect(new Set(all.flatMap((written) => cellsOf(written).map(([, , sealed]) => sealed))).size).toBe(1800);
  });
});
