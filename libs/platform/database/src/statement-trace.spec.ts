import fc from 'fast-check';
import { shownText } from './statement-trace';

describe('the text of a statement in a trace', () => {
  it.each([
    ['SELECT *\n  FROM person\n WHERE id = $1', 'SELECT * FROM person WHERE id = $1'],
    [`UPDATE a SET name = 'Li''s', n = $1 WHERE b = 'x'`, `UPDATE a SET name = '?', n = $1 WHERE b = '?'`],
    [`COPY a FROM 'never ended`, `COPY a FROM '?'`],
  ])('%j is shown as %j', (text, shown) => {
    expect(shownText(text)).toBe(shown);
  });

  it('never shows what stands in quotes, and is short', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9]{6,40}$/), fc.nat(2_000), (secret, before) => {
        const shown = shownText(`SELECT ${'x'.repeat(before)} WHERE a = '${secret}' AND b = '${secret}`);
        expect(shown).not.toContain(`'${secret}`);
        expect(shown.length).toBeLessThanOrEqual(1_000);
      }),
    );
  });
});
