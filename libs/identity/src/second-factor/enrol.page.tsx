import type { VNode } from 'preact';
import type { DomainError } from '@plinth/error-contract';
import { Faults } from '../page/faults';
import { FormToken, Frame } from '../page/frame';
import type { PageRequest } from '../page/page-request';

const texts = {
  zh: {
    title: '开启两步验证',
    demanded: '按规定，您的账号必须使用两步验证。',
    scan: '用手机上的验证器应用扫描二维码，或手工输入密钥：',
    code: '应用显示的 6 位验证码',
    on: '开启',
    codesTitle: '恢复码',
    codesHint: '每个恢复码只能用一次。手机不在身边时可以用它登录。现在就抄下或打印出来，以后不再显示。',
    done: '我已保存，继续',
  },
  en: {
    title: 'Turn on the second step',
    demanded: 'The policy demands a second step for your account.',
    scan: 'Scan this with an authenticator app on your phone, or type the key:',
    code: 'The 6-digit code that the app shows',
    on: 'Turn on',
    codesTitle: 'Recovery codes',
    codesHint:
      'Each works once, for when your phone is not at hand. Write them down or print them now; they are not shown again.',
    done: 'I have saved them, continue',
  },
} as const;

interface EnrolProps {
  readonly page: PageRequest;
  readonly action: string;
  readonly token: string;
  readonly secret: string;
  /** SVG made by us from the secret alone. */
  readonly qr: string;
  readonly isDemanded: boolean;
  /** The sealed secret, where nothing is stored between page and form. */
  readonly enrolment?: string;
  readonly signedInAs?: string;
  readonly error?: DomainError | undefined;
}

export function EnrolPage(props: EnrolProps): VNode {
  const { page, error } = props;
  const t = texts[page.language];
  return (
    <Frame title={t.title} language={page.language} path={page.path} {...signedIn(props.signedInAs)}>
      <Faults error={error} language={page.language} />
      {props.isDemanded ? <p class="notice">{t.demanded}</p> : null}
      <p>{t.scan}</p>
      <div class="qr" dangerouslySetInnerHTML={{ __html: props.qr }} />
      <p>
        <code id="secret">{props.secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <form method="post" action={props.action}>
        <FormToken token={props.token} />
        {props.enrolment === undefined ? null : <input type="hidden" name="enrolment" value={props.enrolment} />}
        <label for="code">{t.code}</label>
        <input
          id="code"
          name="code"
          type="text"
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={10}
          required
        />
        <div class="actions">
          <button id="confirm" type="submit">
            {t.on}
          </button>
        </div>
      </form>
    </Frame>
  );
}

interface CodesProps {
  readonly page: PageRequest;
  readonly codes: readonly string[];
  readonly next: string;
  readonly signedInAs?: string;
}

export function RecoveryCodesPage({ page, codes, next, signedInAs }: CodesProps): VNode {
  const t = texts[page.language];
  return (
    <Frame title={t.codesTitle} language={page.language} {...signedIn(signedInAs)}>
      <p class="notice">{t.codesHint}</p>
      <ul class="codes" id="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p class="actions no-print">
        <a class="button" id="continue" href={next}>
          {t.done}
        </a>
      </p>
    </Frame>
  );
}

const signedIn = (name: string | undefined) => (name === undefined ? {} : { signedInAs: name });
