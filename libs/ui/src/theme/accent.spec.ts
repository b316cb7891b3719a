import { theme } from 'antd';
import { accentIn, accentVariables } from './accent';
import type { Accent } from './accent';
import { antdThemeOf } from './tokens';

const accentOf = (digit: string): Accent => ({
  primary: `#${digit}00000`,
  ink: `#${digit}00001`,
  active: `#${digit}00002`,
  soft: `#${digit}00003`,
});
const accents = { light: accentOf('a'), dark: accentOf('b') };

describe('a main colour of one’s own', () => {
  it.each(['light', 'dark'] as const)('is what antd paints with in %s, not what it would make of it', (name) => {
    const { primary, ink, active, soft } = accents[name];
    expect(theme.getDesignToken(antdThemeOf(name, 'usual', accents))).toMatchObject({
      ...{ colorPrimary: primary, colorPrimaryHover: ink, colorPrimaryActive: active, colorLink: ink },
      // The ground of what is chosen in a list.
      ...{ colorPrimaryBg: soft, controlItemBgActive: soft },
    });
  });

  it('leaves everything else as it was: what is good, bad and written', () => {
    for (const name of ['light', 'dark'] as const) {
      const [own, usual] = [accents, undefined].map((given) => theme.getDesignToken(antdThemeOf(name, 'touch', given)));
      for (const token of ['colorError', 'colorText', 'colorBgContainer', 'colorInfo', 'controlHeight'] as const)
        expect(own?.[token]).toBe(usual?.[token]);
    }
  });

  it('is none in high contrast, and none where none is given', () => {
    expect(accentIn(accents, 'contrast')).toBeUndefined();
    expect(accentIn(undefined, 'light')).toBeUndefined();
    expect(antdThemeOf('contrast', 'usual', accents)).toEqual(antdThemeOf('contrast'));
  });

  it('names the variables that the themes have', () => {
    expect(accentVariables(accents.light)).toEqual({
      '--pl-primary': '#a00000',
      '--pl-primary-ink': '#a00001',
      '--pl-primary-soft': '#a00003',
      '--pl-focus': '#a00001',
    });
  });
});
