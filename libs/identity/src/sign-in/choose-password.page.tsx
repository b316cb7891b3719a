import type { VNode } from 'preact';
import type { DomainError } from '@plinth/error-contract';
import { Faults } from '../page/faults';
import { FormToken, Frame } from '../page/frame';
import type { PageRequest } from '../page/page-request';
import type { PasswordRules } from '../password/password-rules';

const texts = {
  zh: {
    title: '设置密码',
    intro: '这是您第一次登录，请设置自己的密码。',
    password: '新密码',
    confirm: '再输一次',
    save: '保存并登录',
    rule: (r: PasswordRules) =>
      `至少 ${r.minLength} 位${r.minClasses > 1 ? `，包含大写、小写、数字、符号中的至少 ${r.minClasses} 种` : ''}，不能含有自己的姓名、电话、证件号和生日。`,
  },
  en: {
    title: 'Set a password',
    intro: 'This is your first sign-in; choose a password of your own.',
    password: 'New password',
    confirm: 'Once more',
    save: 'Save and sign in',
    rule: (r: PasswordRules) =>
      `At least ${r.minLength} characters${r.minClasses > 1 ? ` with at least ${r.minClasses} of capitals, lower case, digits, others` : ''}; nothing of your name, phone, document number or birthday.`,
  },
} as const;

interface Props {
  readonly page: PageRequest;
  readonly action: string;
  readonly token: string;
  readonly rules: PasswordRules;
  readonly error?: DomainError | undefined;
}

/** The two fields of a new password, used wherever one is chosen. */
export function NewPasswordFields({ page, rules }: Pick<Props, 'page' | 'rules'>): VNode {
  const t = texts[page.language];
  return (
    <>
      <label for="password">{t.password}</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="new-password"
        maxLength={128}
        required
        aria-describedby="password-rules"
      />
      <p class="hint" id="password-rules">
        {t.rule(rules)}
      </p>
      <label for="password-again">{t.confirm}</label>
      <input
        id="password-again"
        name="password_again"
        type="password"
        autocomplete="new-password"
        maxLength={128}
        required
      />
    </>
  );
}

export function ChoosePasswordPage({ page, action, token, rules, error }: Props): VNode {
  const t = texts[page.language];
  return (
    <Frame title={t.title} language={page.language} path={page.path}>
      <Faults error={error} language={page.language} />
      <p>{t.intro}</p>
      <form method="post" action={action}>
        <FormToken token={token} />
        <NewPasswordFields page={page} rules={rules} />
        <div class="actions full">
          <button id="confirm" type="submit">
            {t.save}
          </button>
        </div>
      </form>
    </Frame>
  );
}
