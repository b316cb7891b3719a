import type { VNode } from 'preact';
import type { DomainError } from '@plinth/error-contract';
import { Faults } from '../page/faults';
import { FormToken, Frame } from '../page/frame';
import type { PageRequest } from '../page/page-request';

const texts = {
  zh: {
    title: '两步验证',
    intro: (left: number) => `已开启，还有 ${left} 个恢复码。更换恢复码或关闭，都请先输入验证码。`,
    code: '验证码或恢复码',
    renew: '更换恢复码',
    off: '关闭两步验证',
    back: '返回',
  },
  en: {
    title: 'Second step',
    intro: (left: number) => `It is on, with ${left} recovery codes left. Enter a code to get new recovery codes or to turn it off.`,
    code: 'Code or recovery code',
    renew: 'New recovery codes',
    off: 'Turn off',
    back: 'Back',
  },
} as const; // prettier-ignore

interface Props {
  readonly page: PageRequest;
  readonly token: string;
  readonly signedInAs: string;
  readonly codesLeft: number;
  readonly error?: DomainError | undefined;
}

export function ManageSecondFactorPage({ page, token, signedInAs, codesLeft, error }: Props): VNode {
  const t = texts[page.language];
  return (
    <Frame title={t.title} language={page.language} path="/account/second-factor" signedInAs={signedInAs}>
      <Faults error={error} language={page.language} />
      <p>{t.intro(codesLeft)}</p>
      <form method="post" action="/account/second-factor/codes">
        <FormToken token={token} />
        <label for="code">{t.code}</label>
        <input id="code" name="code" type="text" autocomplete="one-time-code" maxLength={20} required />
        <div class="actions">
          <button id="renew-codes" type="submit">
            {t.renew}
          </button>
          <button id="turn-off" class="quiet" type="submit" formAction="/account/second-factor/off">
            {t.off}
          </button>
          <a href="/account">{t.back}</a>
        </div>
      </form>
    </Frame>
  );
}
