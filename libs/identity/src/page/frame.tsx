import type { ComponentChildren, VNode } from 'preact';
import type { Language } from '@plinth/platform-http';
import { FORM_TOKEN_FIELD } from './form-token';
import { STYLESHEET_PATH, css } from './stylesheet';

export interface FrameProps {
  readonly title: string;
  readonly language: Language;
  /** Path and query of this page by GET: where the language switch comes back to; absent hides the switch. */
  readonly path?: string;
  /** Name of who is signed in: shows the account links. */
  readonly signedInAs?: string;
  readonly wide?: boolean;
  /** The style is in the page itself: for a sheet that is saved as a file. */
  readonly standalone?: boolean;
  readonly children: ComponentChildren;
}

const texts = {
  zh: { brand: '教育数字基座', other: 'English', account: '我的账号', signOut: '退出' },
  en: { brand: 'Plinth', other: '中文', account: 'My account', signOut: 'Sign out' },
} as const;

/** Frame of every page: head, language switch, one column that fits a phone. */
export function Frame({ title, language, path, signedInAs, wide, standalone, children }: FrameProps): VNode {
  const t = texts[language];
  const switchTo = language === 'zh' ? 'en' : 'zh';
  return (
    <html lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · ${t.brand}`}</title>
        <link rel="icon" href="data:," />
        {standalone ? (
          <style dangerouslySetInnerHTML={{ __html: css }} />
        ) : (
          <link rel="stylesheet" href={STYLESHEET_PATH} />
        )}
      </head>
      <body>
        <header class="bar">
          <a class="brand" href="/">
            {t.brand}
          </a>
          <nav>
            {signedInAs === undefined ? null : (
              <>
                <a href="/account">{signedInAs === '' ? t.account : signedInAs}</a>
                <a href="/logout">{t.signOut}</a>
              </>
            )}
            {path === undefined ? null : (
              <a
                lang={switchTo === 'zh' ? 'zh-CN' : 'en'}
                href={`/language/${switchTo}?return=${encodeURIComponent(path)}`}
              >
                {t.other}
              </a>
            )}
          </nav>
        </header>
        <main class={wide ? 'wide' : undefined}>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}

/** Hidden field that every form carries. */
export const FormToken = ({ token }: { readonly token: string }): VNode => (
  <input type="hidden" name={FORM_TOKEN_FIELD} value={token} />
);
