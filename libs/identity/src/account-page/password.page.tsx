import type { VNode } from 'preact';
import type { DomainError } from '@plinth/error-contract';
import { Faults } from '../page/faults';
import { FormToken, Frame } from '../page/frame';
import type { PageRequest } from '../page/page-request';
import type { PasswordRules } from '../password/password-rules';
import { NewPasswordFields } from '../sign-in/choose-password.page';

const texts = {
  zh: { title: '修改密码', current: '当前密码', save: '保存', back: '返回' },
  en: { title: 'Change password', current: 'Current password', save: 'Save', back: 'Back' },
} as const;

interface Props {
  readonly page: PageRequest;
  readonly token: string;
  readonly signedInAs: string;
  readonly rules: PasswordRules;
  /** False for who signs in by badge and has none yet. */
  readonly hasPassword: boolean;
  readonly error?: DomainError | undefined;
}

export function PasswordPage({ page, token, signedInAs, rules, hasPassword, error }: Props): VNode {
  const t = texts[page.language];
  return (
    <Frame title={t.title} language={page.language} path={page.path} signedInAs={signedInAs}>
      <Faults error={error} language={page.language} />
      <form method="post" action="/account/password">
        <FormToken token={token} />
        {hasPassword ? (
          <>
            <label for="current-password">{t.current}</label>
            <input
              id="current-password"
              name="current_password"
              type="password"
              autocomplete="current-password"
              maxLength={128}
              required
            />
          </>
        ) : null}
        <NewPasswordFields page={page} rules={rules} />
        <div class="actions">
          <button id="confirm" type="submit">
            {t.save}
          </button>
          <a href="/account">{t.back}</a>
        </div>
      </form>
    </Frame>
  );
}
