import type { VNode } from 'preact';
import type { DomainError } from '@plinth/error-contract';
import { Faults } from '../page/faults';
import { FormToken, Frame } from '../page/frame';
import type { PageRequest } from '../page/page-request';
import { passwordRulesOf } from '../password/password-rules';
import { NewPasswordFields } from '../sign-in/choose-password.page';

const texts = {
  zh: { title: '管理员注册', intro: '请输入启动时显示的，或管理员交给您的一次性邀请码。', code: '邀请码', name: '姓名', username: '用户名', usernameHint: '4 到 32 位小写字母、数字、点、下划线或短横线，以字母开头。', go: '创建管理员', have: '已经有账号？登录' },
  en: { title: 'Become administrator', intro: 'Enter the one-time code that was printed at the start, or that an administrator gave you.', code: 'Invitation code', name: 'Your name', username: 'Username', usernameHint: '4 to 32 lower-case letters, digits, dots, underscores or hyphens, beginning with a letter.', go: 'Create administrator', have: 'Have an account? Sign in' },
} as const; // prettier-ignore

interface Props {
  readonly page: PageRequest;
  readonly token: string;
  readonly name: string;
  readonly username: string;
  readonly error?: DomainError | undefined;
}

export function FirstAdministratorPage({ page, token, name, username, error }: Props): VNode {
  const t = texts[page.language];
  return (
    <Frame title={t.title} language={page.language} path={page.path}>
      <Faults error={error} language={page.language} />
      <p>{t.intro}</p>
      <form method="post" action="/first-administrator">
        <FormToken token={token} />
        <label for="code">{t.code}</label>
        <input
          id="code"
          name="code"
          type="text"
          autocomplete="off"
          autocapitalize="characters"
          maxLength={20}
          required
        />
        <label for="name">{t.name}</label>
        <input id="name" name="name" type="text" autocomplete="name" value={name} maxLength={50} required />
        <label for="username">{t.username}</label>
        <input
          id="username"
          name="username"
          type="text"
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          value={username}
          maxLength={32}
          required
          aria-describedby="username-hint"
        />
        <p class="hint" id="username-hint">
          {t.usernameHint}
        </p>
        <NewPasswordFields page={page} rules={passwordRulesOf('administrator')} />
        <div class="actions full">
          <button id="confirm" type="submit">
            {t.go}
          </button>
        </div>
      </form>
      <p class="hint">
        <a href="/login">{t.have}</a>
      </p>
    </Frame>
  );
}
