import { createContext, use, useLayoutEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** The cookie that the sign-in pages of the base go by too. */
const COOKIE = 'plinth_language';
const YEAR = 31_536_000;

/** What was chosen in this browser before, or what it asks for itself. */
export function initialLanguage(): Language {
  const chosen = new RegExp(`(?:^|; )${COOKIE}=(zh|en)`).exec(document.cookie)?.[1];
  if (chosen !== undefined) return chosen === 'en' ? 'en' : 'zh-CN';
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

interface Spoken {
  readonly language: Language;
  readonly speak: (language: Language) => void;
}

const LanguageContext = createContext<Spoken | undefined>(undefined);

export function useLanguage(): Spoken {
  const spoken = use(LanguageContext);
  if (spoken === undefined) throw new Error('useLanguage stands outside of LanguageProvider');
  return spoken;
}

interface Properties {
  readonly onChange: (language: Language) => void;
  readonly children: ReactNode;
}

/** `onChange` hears of the language that is spoken from the start, too. */
export function LanguageProvider({ onChange, children }: Properties): ReactNode {
  const [language, setLanguage] = useState(initialLanguage);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  // Before the pages below ask for anything in it.
  useMemo(() => onChange(language), [language, onChange]);
  const spoken = useMemo(
    () => ({
      language,
      speak: (chosen: Language) => {
        document.cookie = `${COOKIE}=${chosen === 'en' ? 'en' : 'zh'}; path=/; max-age=${YEAR}; samesite=lax`;
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return <LanguageContext value={spoken}>{children}</LanguageContext>;
}
