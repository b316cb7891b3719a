import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { createContext, use, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/language-provider';
import { antdThemeOf, themeNames } from './tokens';
import { giveStylesTheNonce, nonce } from './style-nonce';
import type { ThemeName } from './tokens';

/** `system` follows the device. */
export type ThemeChoice = ThemeName | 'system';

const STORED_AS = 'plinth.theme';
const wantsDark = matchMedia('(prefers-color-scheme: dark)');
const wantsContrast = matchMedia('(prefers-contrast: more)');

function storedChoice(): ThemeChoice {
  const stored = localStorage.getItem(STORED_AS);
  return themeNames.find((name) => name === stored) ?? 'system';
}

const ofSystem = (): ThemeName => (wantsContrast.matches ? 'contrast' : wantsDark.matches ? 'dark' : 'light');

function watchSystem(changed: () => void): () => void {
  for (const query of [wantsDark, wantsContrast]) query.addEventListener('change', changed);
  return () => {
    for (const query of [wantsDark, wantsContrast]) query.removeEventListener('change', changed);
  };
}

interface Theme {
  readonly name: ThemeName;
  readonly choice: ThemeChoice;
  readonly choose: (choice: ThemeChoice) => void;
}

const ThemeContext = createContext<Theme | undefined>(undefined);

export function useTheme(): Theme {
  const theme = use(ThemeContext);
  if (theme === undefined) throw new Error('useTheme stands outside of ThemeProvider');
  return theme;
}

giveStylesTheNonce();

export function ThemeProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { language } = useLanguage();
  const [choice, setChoice] = useState(storedChoice);
  const system = useSyncExternalStore(watchSystem, ofSystem);
  const name = choice === 'system' ? system : choice;
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = name;
  }, [name]);
  const theme = useMemo(
    () => ({
      name,
      choice,
      choose: (chosen: ThemeChoice) => {
        localStorage.setItem(STORED_AS, chosen);
        setChoice(chosen);
      },
    }),
    [name, choice],
  );
  return (
    <ThemeContext value={theme}>
      <ConfigProvider
        theme={antdThemeOf(name)}
        locale={language === 'en' ? enUS : zhCN}
        csp={{ nonce }}
        button={{ autoInsertSpace: false }}
      >
        {children}
      </ConfigProvider>
    </ThemeContext>
  );
}
