import { parseCookie } from 'cookie';
import { languageOf } from '@plinth/platform-http';
import type { Language } from '@plinth/platform-http';

export const LANGUAGE_COOKIE = 'plinth_language';

interface Headers {
  readonly headers: { readonly cookie?: string; readonly 'accept-language'?: string };
}

/** The language chosen by the switch, else the browser's. */
export function pageLanguage({ headers }: Headers): Language {
  const chosen = parseCookie(headers.cookie ?? '')[LANGUAGE_COOKIE];
  return chosen === 'zh' || chosen === 'en' ? chosen : languageOf(headers['accept-language']);
}
