import type { VNode } from 'preact';
import type { DomainError } from '@plinth/error-contract';
import { Faults } from '../page/faults';
import { FormToken, Frame } from '../page/frame';
import type { PageRequest } from '../page/page-request';

const texts = {
  zh: {
    title: '两步验证',
    intro: '请输入验证器应用里的 6 位验证码，或一个恢复码。',
    code: '验证码',
    go: '继续',
    back: '重新登录',
  },
  en: {
    title: 'Second step',
    intro: 'Enter the 6-digit code of your authenticator app, or one recovery code.',
    code: 'Code',
    go: 'Continue',
    back: 'Start again',
  },
} as const;

interface Props {
  readonly page: PageRequest;
  readonly action: string;
  readonly back: string;
  readonly token: string;
  readonly error?: DomainError | undefined;
}

export function SecondFactorPage({ page, action, back, token, error }: Props): VNode {
  const t = texts[page.language];
  return (
    <Frame title={t.title} language={page.language} path={page.path}>
      <Faults error={error} language={page.language} />
      <p>{t.intro}</p>
      <form method="post" action={action}>
        <FormToken token={token} />
        <label for="code">{t.code}</label>
        <input
          id="code"
          name="code"
          type="text"
          autocomplete="one-time-code"
          autocapitalize="characters"
          maxLength={20}
          required
        />
        <div class="actions">
          <button id="confirm" type="submit">
            {t.go}
          </button>
          <a href={back}>{t.back}</a>
        </div>
      </form>
    </Frame>
  );
}
