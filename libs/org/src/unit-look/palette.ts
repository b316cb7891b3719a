import { BLACK, colourOf, contrastOf, hexOf, lighten, mix, WHITE } from './colour';
import type { Colour } from './colour';

/** What a theme takes from a main colour. */
export interface Accent {
  /** Buttons, and what is chosen. */
  readonly primary: string;
  /** Links, and what the pointer is on. */
  readonly ink: string;
  /** What is pressed. */
  readonly active: string;
  /** The ground of a chosen line. */
  readonly soft: string;
  /** Whether text would have been hard to read with the colour as it was given. */
  readonly isAdjusted: boolean;
  /** The lowest contrast that the colour as given would have had, 1 to 21; text needs 4.5, in the dark theme 5.5. */
  readonly givenContrast: number;
}

/** The high-contrast theme keeps its own colours: whoever chose it needs them. */
export interface Palette {
  readonly light: Accent;
  readonly dark: Accent;
}

/** WCAG 2.2, 1.4.3 asks for 4.5 for text of usual size; in the dark what is chosen would look dimmer than what is not. */
export const readable = { light: 4.5, dark: 5.5 } as const;

/** The grounds and letters of the portal's themes that a main colour meets; a spec compares them with its style sheet. */
export const themeColours = {
  light: { surface: '#ffffff', ground: '#f4f6fa', sunken: '#f0f3f8', muted: '#556076', onPrimary: '#ffffff' },
  dark: { surface: '#181d27', raised: '#202633', muted: '#a5b0c4', onPrimary: '#0c1526' },
} as const;

/** Of the quieter letters on a chosen line: as much as Plinth's own blue leaves them. */
const QUIET_ON_SOFT = 5.4;
const STEPS = 100;

const light = {
  grounds: [themeColours.light.surface, themeColours.light.ground, themeColours.light.sunken].map(colourOf),
  muted: colourOf(themeColours.light.muted),
  onPrimary: colourOf(themeColours.light.onPrimary),
};
const dark = {
  surface: colourOf(themeColours.dark.surface),
  grounds: [themeColours.dark.surface, themeColours.dark.raised].map(colourOf),
  onPrimary: colourOf(themeColours.dark.onPrimary),
};

/** A colour for buttons and links that can be read in the light and in the dark theme, as near to the given one as can be. */
export function paletteOf(hex: string): Palette {
  const given = colourOf(hex);
  return { light: accentInLight(given), dark: accentInDark(given) };
}

function accentInLight(given: Colour): Accent {
  const soft = first(
    (share) => mix(given, WHITE, share),
    (each) => contrastOf(each, light.muted) >= QUIET_ON_SOFT,
    0.9,
  );
  const worst = (colour: Colour) => lowest(colour, [...light.grounds, soft, light.onPrimary]);
  const primary = first(
    (share) => mix(given, BLACK, share),
    (each) => worst(each) >= readable.light,
  );
  return {
    ...{ primary: hexOf(primary), soft: hexOf(soft) },
    ink: hexOf(mix(primary, BLACK, 0.14)),
    active: hexOf(mix(primary, BLACK, 0.26)),
    ...verdict(given, primary, worst(given)),
  };
}

function accentInDark(given: Colour): Accent {
  const softOf = (colour: Colour) => mix(dark.surface, colour, 0.12);
  const worst = (colour: Colour) => lowest(colour, [...dark.grounds, softOf(colour), dark.onPrimary]);
  const primary = first(
    (share) => lighten(given, share),
    (each) => worst(each) >= readable.dark,
  );
  return {
    ...{ primary: hexOf(primary), active: hexOf(primary), soft: hexOf(softOf(primary)) },
    ink: hexOf(mix(primary, WHITE, 0.26)),
    ...verdict(given, primary, worst(given)),
  };
}

const verdict = (given: Colour, used: Colour, contrast: number) => ({
  isAdjusted: hexOf(given) !== hexOf(used),
  givenContrast: Math.floor(contrast * 10) / 10,
});

const lowest = (colour: Colour, others: readonly Colour[]): number =>
  Math.min(...others.map((other) => contrastOf(colour, other)));

/** The first mixture that will do; the last is white or black, which always will. */
function first(mixture: (share: number) => Colour, isGood: (colour: Colour) => boolean, from = 0): Colour {
  for (let step = from * STEPS; step < STEPS; step++) {
    const colour = mixture(step / STEPS);
    if (isGood(colour)) return colour;
  }
  return mixture(1);
}
