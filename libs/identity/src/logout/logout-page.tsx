import type { VNode } from 'preact';
import type { Language } from '@plinth/platform-http';
import { FormToken, Frame } from '../page/frame';

const texts = {
  zh: {
    title: '退出登录',
    ask: '要退出登录吗？所有通过本账号登录的应用也会失去访问权限。',
    doubt: '应用发来的退出请求有问题，退出后不会返回该应用。',
    confirm: '退出登录',
    cancel: '取消',
    done: '已退出登录',
    doneText: '您已安全退出。公用电脑请关闭浏览器。',
    again: '重新登录',
  },
  en: {
    title: 'Sign out',
    ask: 'Sign out? Every application that you opened with this account loses its access.',
    doubt: 'The application sent a request that does not hold; you will not be taken back to it.',
    confirm: 'Sign out',
    cancel: 'Cancel',
    done: 'Signed out',
    doneText: 'You are signed out. Close the browser on a shared computer.',
    again: 'Sign in again',
  },
} as const;

interface ConfirmLogoutProps {
  readonly language: Language;
  readonly isDoubtful: boolean;
  readonly formToken: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** RP-Initiated Logout §2: nobody is signed out by a link alone. */
export function ConfirmLogoutPage({ language, isDoubtful, formToken, fields }: ConfirmLogoutProps): VNode {
  const t = texts[language];
  return (
    <Frame title={t.title} language={language}>
      {isDoubtful ? (
        <p class="notice error" id="problem">
          {t.doubt}
        </p>
      ) : null}
      <p>{t.ask}</p>
      <form method="post" action="/logout/confirm">
        <FormToken token={formToken} />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div class="actions">
          <button id="confirm" type="submit">
            {t.confirm}
          </button>
          <a class="button quiet" href="/">
            {t.cancel}
          </a>
        </div>
      </form>
    </Frame>
  );
}

export function SignedOutPage({ language }: { readonly language: Language }): VNode {
  const t = texts[language];
  return (
    <Frame title={t.done} language={language}>
      <p class="notice done" id="signed-out">
        {t.doneText}
      </p>
      <p>
        <a class="button" href="/login">
          {t.again}
        </a>
      </p>
    </Frame>
  );
}
