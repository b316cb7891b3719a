import { theme } from 'antd';
import type { ThemeConfig } from 'antd';
import { accentAlgorithm, accentIn } from './accent';
import type { Accents } from './accent';

export const themeNames = ['light', 'dark', 'contrast'] as const;
export type ThemeName = (typeof themeNames)[number];

/** Of letters and of what is pressed: as usual, for fingers, or read from the last row of a classroom. */
export type ScreenSize = 'usual' | 'touch' | 'classroom';

const sizeTokens: Readonly<Record<ScreenSize, ThemeConfig['token']>> = {
  usual: { controlHeight: 36, fontSize: 14 },
  touch: { controlHeight: 44, fontSize: 15 },
  classroom: { controlHeight: 52, fontSize: 20 },
};

const shapes = {
  borderRadius: 8,
  borderRadiusLG: 10,
  borderRadiusSM: 6,
  lineHeight: 1.6,
  wireframe: false,
  fontFamily: 'var(--pl-font)',
};

type Colours = NonNullable<ThemeConfig['token']>;

/** What differs from the algorithm's own answer; the same colours as in themes.css. */
const colours: Readonly<Record<ThemeName, Colours>> = {
  light: {
    colorPrimary: '#1f5fd6',
    // White on the algorithm's own, lighter one is hard to read.
    colorPrimaryHover: '#1a52bb',
    colorPrimaryActive: '#16469f',
    colorLink: '#1a52bb',
    colorError: '#b3261e',
    colorSuccess: '#17693a',
    colorWarning: '#8a5300',
    colorText: '#1d2433',
    colorTextSecondary: '#556076',
    colorTextTertiary: '#626c81',
    colorTextDescription: '#556076',
    colorTextPlaceholder: '#6b7589',
    colorBgLayout: '#f4f6fa',
    colorBorder: '#c3cbd9',
    colorBorderSecondary: '#e1e6ef',
    colorInfo: '#1a52bb',
    colorInfoBg: '#e9f0fd',
    colorInfoBorder: '#c3d6fb',
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#f0b8b3',
    colorSuccessBg: '#e6f5ec',
    colorSuccessBorder: '#b5dcc4',
    colorWarningBg: '#fff4df',
    colorWarningBorder: '#ecd09b',
  },
  dark: {
    colorPrimary: '#7ba7ff',
    colorPrimaryHover: '#9dbdff',
    colorPrimaryActive: '#6a98f5',
    colorTextLightSolid: '#0c1526',
    colorLink: '#9dbdff',
    colorError: '#ff8f85',
    colorSuccess: '#6fcf97',
    colorWarning: '#f0b95b',
    colorText: '#e8ecf4',
    colorTextSecondary: '#a5b0c4',
    colorTextTertiary: '#9aa5ba',
    colorTextDescription: '#a5b0c4',
    colorTextPlaceholder: '#909cb2',
    colorBgLayout: '#10141c',
    colorBgContainer: '#181d27',
    colorBgElevated: '#202633',
    colorBorder: '#4b566b',
    colorBorderSecondary: '#2b3342',
    colorInfo: '#9dbdff',
    colorInfoBg: '#1d2a45',
    colorInfoBorder: '#2f4878',
    colorErrorBg: '#331b1b',
    colorErrorBorder: '#6d3430',
    colorSuccessBg: '#16291f',
    colorSuccessBorder: '#2c5a41',
    colorWarningBg: '#2e2413',
    colorWarningBorder: '#634c20',
  },
  contrast: {
    colorPrimary: '#ffe14d',
    colorPrimaryHover: '#fff0a0',
    colorPrimaryActive: '#ffe14d',
    colorTextLightSolid: '#000000',
    colorLink: '#ffe14d',
    colorError: '#ffb3ab',
    colorSuccess: '#7dff9e',
    colorWarning: '#ffd27a',
    colorText: '#ffffff',
    colorTextSecondary: '#ffffff',
    colorTextTertiary: '#ffffff',
    colorTextQuaternary: '#ffffff',
    colorTextDescription: '#ffffff',
    colorTextPlaceholder: '#d9d9d9',
    colorTextDisabled: '#bfbfbf',
    colorBgLayout: '#000000',
    colorBgContainer: '#000000',
    colorBgElevated: '#000000',
    colorBorder: '#ffffff',
    colorBorderSecondary: '#ffffff',
    colorSplit: '#ffffff',
    controlOutlineWidth: 3,
    colorInfo: '#ffe14d',
    colorInfoBg: '#000000',
    colorInfoBorder: '#ffe14d',
    colorErrorBg: '#000000',
    colorErrorBorder: '#ffb3ab',
    colorSuccessBg: '#000000',
    colorSuccessBorder: '#7dff9e',
    colorWarningBg: '#000000',
    colorWarningBorder: '#ffd27a',
  },
};

/** What is named here as well would win over what an accent says. */
function withoutPrimary({ colorPrimaryHover: _hover, colorPrimaryActive: _active, ...others }: Colours): Colours {
  return others;
}

export function antdThemeOf(name: ThemeName, size: ScreenSize = 'usual', accents?: Accents): ThemeConfig {
  const accent = accentIn(accents, name);
  const algorithm = name === 'light' ? theme.defaultAlgorithm : theme.darkAlgorithm;
  const tokens = accent === undefined ? colours[name] : withoutPrimary(colours[name]);
  return {
    algorithm: accent === undefined ? algorithm : [algorithm, accentAlgorithm(accent)],
    token: { ...shapes, ...sizeTokens[size], ...tokens },
    components: { Table: { cellPaddingBlock: 11, headerBg: 'var(--pl-sunken)' } },
  };
}
