import { colourIn } from './colour-text';

describe('a colour as it is typed', () => {
  it('may come in capitals, without its sign, with one of a Chinese keyboard, and with spaces around', () => {
    for (const text of ['#c8102e', 'C8102E', ' #C8102e ', '＃c8102e']) expect(colourIn(text)).toBe('#c8102e');
  });

  it('is none before it is whole, and none that is a word or more than a colour', () => {
    for (const text of ['', '#', '#c81', '#c8102', '#c8102e0', 'red', '#c8102g', '#c8102e;x', '##c8102e'])
      expect(colourIn(text)).toBeUndefined();
  });
});
