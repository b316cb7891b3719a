import type { VNode } from 'preact';
import type { DomainError } from '@plinth/error-contract';
import { Faults } from '../page/faults';
import { FormToken, Frame } from '../page/frame';
import type { PageRequest } from '../page/page-request';
import { relations } from './child-name';

const texts = {
  zh: { title: '绑定孩子', intro: '填写孩子登录条上的绑定码和孩子的姓名。', name: '孩子姓名', code: '绑定码', relation: '您是孩子的', go: '绑定', done: '绑定成功。', back: '我的账号' },
  en: { title: 'Bind a child', intro: 'Enter the code for guardians on the child’s slip and the child’s name.', name: 'Name of the child', code: 'Binding code', relation: 'You are the child’s', go: 'Bind', done: 'The child is bound to your account.', back: 'My account' },
} as const; // prettier-ignore

interface Props {
  readonly page: PageRequest;
  readonly token: string;
  readonly signedInAs: string;
  readonly isDone: boolean;
  readonly error?: DomainError | undefined;
}

export function BindPage({ page, token, signedInAs, isDone, error }: Props): VNode {
  const t = texts[page.language];
  return (
    <Frame title={t.title} language={page.language} path={page.path} signedInAs={signedInAs}>
      <Faults error={error} language={page.language} />
      {isDone ? (
        <p class="notice done" id="done">
          {t.done}
        </p>
      ) : null}
      <p>{t.intro}</p>
      <form method="post" action="/account/bind">
        <FormToken token={token} />
        <label for="child-name">{t.name}</label>
        <input id="child-name" name="child_name" type="text" maxLength={100} autocomplete="off" required />
        <label for="code">{t.code}</label>
        <input
          id="code"
          name="code"
          type="text"
          maxLength={20}
          autocomplete="off"
          autocapitalize="characters"
          required
        />
        <label for="relation">{t.relation}</label>
        <select id="relation" name="relation">
          {relations.map((relation) => (
            <option key={relation.code} value={relation.code}>
              {relation[page.language]}
            </option>
          ))}
        </select>
        <div class="actions">
          <button id="confirm" type="submit">
            {t.go}
          </button>
          <a href="/account">{t.back}</a>
        </div>
      </form>
    </Frame>
  );
}
