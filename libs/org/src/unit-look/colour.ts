/** Red, green and blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

export const BLACK: Colour = [0, 0, 0];
export const WHITE: Colour = [255, 255, 255];

/** What is nearly black has its hue by accident. */
const MOST_STRETCH = 4;
const HEX = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i;

export function colourOf(hex: string): Colour {
  const [, red, green, blue] = HEX.exec(hex) ?? [];
  if (red === undefined || green === undefined || blue === undefined) throw new Error(`${hex} is no #rrggbb`);
  return [parseInt(red, 16), parseInt(green, 16), parseInt(blue, 16)];
}

export const hexOf = (colour: Colour): string =>
  `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** As far from `from` to `to` as `share` says, in whole steps: what is judged is what is shown. */
export const mix = (from: Colour, to: Colour, share: number): Colour =>
  from.map((part, index) => Math.round(part + ((to[index] ?? 0) - part) * share)) as unknown as Colour;

/**
 * As much lighter as `share` says, with the hue and the strength that it has (HSL): a dark blue becomes a bright one, where
 * white mixed in would make it a grey.
 */
export function lighten(colour: Colour, share: number): Colour {
  const [most, least] = [Math.max(...colour) / 255, Math.min(...colour) / 255];
  const lightness = (most + least) / 2;
  const room = 1 - Math.abs(2 * lightness - 1);
  const wanted = lightness + (1 - lightness) * share;
  // The channels keep their places between the least and the most; these two follow from lightness and strength.
  const stretch = room === 0 ? 0 : Math.min((1 - Math.abs(2 * wanted - 1)) / room, MOST_STRETCH);
  return colour.map((part) => Math.round(255 * (wanted + (part / 255 - lightness) * stretch))) as unknown as Colour;
}

/** WCAG 2.2, relative luminance. */
function luminanceOf(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, contrast ratio: 1 to 21. */
export function contrastOf(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}
