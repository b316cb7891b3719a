import { theme } from 'antd';
import type { ThemeConfig } from 'antd';

export const themeNames = ['light', 'dark', 'contrast'] as const;
export type ThemeName = (typeof themeNames)[number];

const sizes = {
  borderRadius: 8,
  borderRadiusLG: 10,
  borderRadiusSM: 6,
  controlHeight: 36,
  fontSize: 14,
  lineHeight: 1.6,
  wireframe: false,
  fontFamily: 'var(--pl-font)',
};

/** What differs from the algorithm's own answer; the same colours as in themes.css. */
const colours: Readonly<Record<ThemeName, ThemeConfig['token']>> = {
  light: {
    colorPrimary: '#1f5fd6',
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
  },
};

export const antdThemeOf = (name: ThemeName): ThemeConfig => ({
  algorithm: name === 'light' ? theme.defaultAlgorithm : theme.darkAlgorithm,
  token: { ...sizes, ...colours[name] },
  components: { Table: { cellPaddingBlock: 11, headerBg: 'var(--pl-sunken)' } },
});
