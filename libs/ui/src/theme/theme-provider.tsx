import LoadingOutlined from '@ant-design/icons/LoadingOutlined';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { createContext, use, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/language-provider';
import { accentIn, accentVariables } from './accent';
import type { Accents } from './accent';
import { antdThemeOf, themeNames } from './tokens';
import { giveStylesTheNonce, nonce } from './style-nonce';
import type { ScreenSize, ThemeName } from './tokens';

/** `system` follows the device. */
export type ThemeChoice = ThemeName | 'system';

const STORED_AS = 'plinth.theme';
const SIZE_STORED_AS = 'plinth.size';
const isForFingers = matchMedia('(pointer: coarse), (max-width: 640px)');
const wantsDark = matchMedia('(prefers-color-scheme: dark)');
const wantsContrast = matchMedia('(prefers-contrast: more)');

function storedChoice(): ThemeChoice {
  const stored = localStorage.getItem(STORED_AS);
  return themeNames.find((name) => name === stored) ?? 'system';
}

const isForClassroom = (): boolean => localStorage.getItem(SIZE_STORED_AS) === 'classroom';

const ofSystem = (): ThemeName => (wantsContrast.matches ? 'contrast' : wantsDark.matches ? 'dark' : 'light');

function watchSystem(changed: () => void): () => void {
  for (const query of [wantsDark, wantsContrast, isForFingers]) query.addEventListener('change', changed);
  return () => {
    for (const query of [wantsDark, wantsContrast, isForFingers]) query.removeEventListener('change', changed);
  };
}

interface Theme {
  readonly name: ThemeName;
  readonly choice: ThemeChoice;
  readonly choose: (choice: ThemeChoice) => void;
  /** Larger letters and buttons, for a screen that a whole class looks at. */
  readonly isClassroom: boolean;
  readonly chooseClassroom: (isClassroom: boolean) => void;
}

const ThemeContext = createContext<Theme | undefined>(undefined);

export function useTheme(): Theme {
  const theme = use(ThemeContext);
  if (theme === undefined) throw new Error('useTheme stands outside of ThemeProvider');
  return theme;
}

giveStylesTheNonce();

/** A button that works keeps its name: antd's own sign would be read out as a part of it. */
const quietButton = { autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-hidden /> };

interface Properties {
  /** A main colour in place of our own. */
  readonly accents?: Accents | undefined;
  readonly children: ReactNode;
}

export function ThemeProvider({ accents, children }: Properties): ReactNode {
  const { language } = useLanguage();
  const [choice, setChoice] = useState(storedChoice);
  const system = useSyncExternalStore(watchSystem, ofSystem);
  const hasFingers = useSyncExternalStore(watchSystem, () => isForFingers.matches);
  const [isClassroom, setClassroom] = useState(isForClassroom);
  const size: ScreenSize = isClassroom ? 'classroom' : hasFingers ? 'touch' : 'usual';
  const name = choice === 'system' ? system : choice;
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = name;
    document.documentElement.dataset['size'] = size;
  }, [name, size]);
  const accent = accentIn(accents, name);
  useLayoutEffect(() => {
    if (accent === undefined) return undefined;
    const { style } = document.documentElement;
    const variables = Object.entries(accentVariables(accent));
    for (const [variable, value] of variables) style.setProperty(variable, value);
    return () => {
      for (const [variable] of variables) style.removeProperty(variable);
    };
  }, [accent]);
  const theme = useMemo(
    () => ({
      name,
      choice,
      choose: (chosen: ThemeChoice) => {
        localStorage.setItem(STORED_AS, chosen);
        setChoice(chosen);
      },
      isClassroom,
      chooseClassroom: (chosen: boolean) => {
        localStorage.setItem(SIZE_STORED_AS, chosen ? 'classroom' : 'usual');
        setClassroom(chosen);
      },
    }),
    [name, choice, isClassroom],
  );
  const antdTheme = useMemo(() => antdThemeOf(name, size, accents), [name, size, accents]);
  return (
    <ThemeContext value={theme}>
      <ConfigProvider theme={antdTheme} locale={language === 'en' ? enUS : zhCN} csp={{ nonce }} button={quietButton}>
        {children}
      </ConfigProvider>
    </ThemeContext>
  );
}
