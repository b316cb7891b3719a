import type { MappingAlgorithm } from 'antd';

/** A main colour in one theme: buttons, links, what is pressed, and the ground of a chosen line. */
export interface Accent {
  readonly primary: string;
  readonly ink: string;
  readonly active: string;
  readonly soft: string;
}

/** A main colour other than our own. High contrast has none: whoever chose it needs its colours. */
export interface Accents {
  readonly light: Accent;
  readonly dark: Accent;
}

export const accentIn = (accents: Accents | undefined, theme: keyof Accents | 'contrast'): Accent | undefined =>
  theme === 'contrast' ? undefined : accents?.[theme];

/** As the variables of themes.css. */
export const accentVariables = ({ primary, ink, soft }: Accent): Readonly<Record<`--pl-${string}`, string>> => ({
  '--pl-primary': primary,
  '--pl-primary-ink': ink,
  '--pl-primary-soft': soft,
  '--pl-focus': ink,
});

/**
 * As the last step of antd's own working out: what is named before it, it takes for a seed and makes darker in the dark.
 * What it says in colour (a fact, a warning, a fault) keeps its own.
 */
export const accentAlgorithm =
  ({ primary, ink, active, soft }: Accent): MappingAlgorithm =>
  (_seed, map) => ({
    ...(map as NonNullable<typeof map>),
    colorPrimary: primary,
    colorPrimaryHover: ink,
    colorPrimaryActive: active,
    colorPrimaryBg: soft,
    colorPrimaryBgHover: soft,
    colorPrimaryText: primary,
    colorPrimaryTextHover: ink,
    colorPrimaryTextActive: active,
    colorLink: ink,
    colorLinkHover: primary,
    colorLinkActive: active,
  });
