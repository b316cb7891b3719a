import * as fs from 'node:fs';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { BLACK, colourOf, contrastOf, hexOf, lighten, mix, WHITE } from './colour';
import { paletteOf, readable, themeColours } from './palette';

const anyColour = fc
  .tuple(...Array.from({ length: 3 }, () => fc.integer({ min: 0, max: 255 })))
  .map((parts) => hexOf(parts as unknown as [number, number, number]));
const contrast = (one: string, other: string): number => contrastOf(colourOf(one), colourOf(other));

describe('the contrast of two colours', () => {
  it('is that of WCAG 2.2', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2);
    expect(contrast('#1f5fd6', '#1f5fd6')).toBe(1);
  });

  it('is asked for colours alone', () => {
    for (const text of ['', 'red', '#fff', '#12345g', '#1234567', 'url(#aabbcc)'])
      expect(() => colourOf(text)).toThrow();
    expect(hexOf(mix(colourOf('#000000'), colourOf('#ffffff'), 0.5))).toBe('#808080');
  });

  it('rises against the dark as a colour is made lighter, from the colour itself to white', () => {
    fc.assert(
      fc.property(anyColour, fc.integer({ min: 0, max: 99 }), (hex, step) => {
        const colour = colourOf(hex);
        expect(lighten(colour, 0)).toEqual(colour);
        expect(lighten(colour, 1)).toEqual(WHITE);
        const [before, after] = [step, step + 1].map((each) => contrastOf(lighten(colour, each / 100), BLACK));
        expect(after as number).toBeGreaterThanOrEqual((before as number) - 0.1);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the palette of a main colour', () => {
  it('lets every text be read, whatever the colour', () => {
    const { light, dark } = themeColours;
    fc.assert(
      fc.property(anyColour, (colour) => {
        const palette = paletteOf(colour);
        for (const letters of [palette.light.primary, palette.light.ink])
          for (const ground of [light.surface, light.ground, light.sunken, palette.light.soft])
            expect(contrast(letters, ground)).toBeGreaterThanOrEqual(readable.light);
        for (const letters of [palette.dark.primary, palette.dark.ink])
          for (const ground of [dark.surface, dark.raised, palette.dark.soft])
            expect(contrast(letters, ground)).toBeGreaterThanOrEqual(readable.dark);
        for (const button of [palette.light.primary, palette.light.ink, palette.light.active])
          expect(contrast(button, light.onPrimary)).toBeGreaterThanOrEqual(readable.light);
        for (const button of [palette.dark.primary, palette.dark.ink, palette.dark.active])
          expect(contrast(button, dark.onPrimary)).toBeGreaterThanOrEqual(readable.dark);
        expect(contrast(light.muted, palette.light.soft)).toBeGreaterThanOrEqual(readable.light);
        expect(contrast(dark.muted, palette.dark.soft)).toBeGreaterThanOrEqual(readable.light);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the colour itself where that can be read, and says so where it cannot', () => {
    expect(paletteOf('#1f5fd6').light).toMatchObject({ primary: '#1f5fd6', isAdjusted: false });
    expect(paletteOf('#7ba7ff').dark).toMatchObject({ primary: '#7ba7ff', isAdjusted: false });
    const yellow = paletteOf('#FFE600');
    expect(yellow.dark).toMatchObject({ primary: '#ffe600', isAdjusted: false });
    expect(yellow.light).toMatchObject({ isAdjusted: true, givenContrast: 1.1 });
    expect(paletteOf('#000000')).toMatchObject({
      light: { primary: '#000000', isAdjusted: false },
      dark: { isAdjusted: true, givenContrast: 1.1 },
    });
  });

  it('is as strong in the dark as in the light: a dark blue becomes a bright one, what is nearly black a grey', () => {
    const [red, green, blue] = colourOf(paletteOf('#00205b').dark.primary);
    expect([red < green && green < blue, blue]).toEqual([true, 255]);
    for (const dark of ['#0a0000', '#000000', '#0c0c10']) {
      const parts = colourOf(paletteOf(dark).dark.primary);
      expect(Math.max(...parts) - Math.min(...parts)).toBeLessThan(50);
    }
  });

  it('keeps the hue: a red stays a red', () => {
    for (const { primary } of Object.values(paletteOf('#c8102e'))) {
      const [red, green, blue] = colourOf(primary);
      expect(red).toBeGreaterThan(Math.max(green, blue) * 1.2);
    }
  });

  it('is worked out for the grounds that the themes have', () => {
    const sheet = fs.readFileSync(path.join(__dirname, '../../../ui/src/theme/themes.css'), 'utf8');
    for (const [theme, colours] of Object.entries(themeColours)) {
      const block = sheet.slice(sheet.indexOf(`[data-theme='${theme}']`)).split('}')[0] ?? '';
      for (const [name, colour] of Object.entries(colours))
        expect(block).toContain(`--pl-${name.replace('onPrimary', 'on-primary')}: ${colour};`);
    }
  });
});
