import type { VNode } from 'preact';
import type { Language } from '@plinth/platform-http';
import { scopeText } from '../client/scopes';
import { FormToken, Frame } from '../page/frame';

export interface ConsentPageProps {
  readonly language: Language;
  readonly clientName: string;
  readonly clientHost: string;
  readonly personName: string;
  readonly scopes: readonly string[];
  readonly transaction: string;
  readonly formToken: string;
  readonly path: string;
}

const texts = {
  zh: {
    title: '授权确认',
    asks: (name: string) => `“${name}”请求以下权限：`,
    as: (name: string) => `当前登录：${name}`,
    goesTo: (host: string) => `同意后将返回 ${host}`,
    allow: '同意授权',
    deny: '拒绝',
    later: '以后可以在“我的账号”中撤回。',
  },
  en: {
    title: 'Allow access?',
    asks: (name: string) => `${name} asks to:`,
    as: (name: string) => `Signed in as ${name}`,
    goesTo: (host: string) => `You will be taken back to ${host}`,
    allow: 'Allow',
    deny: 'Deny',
    later: 'You can withdraw this later under My account.',
  },
} as const;

/** Works without JavaScript: one form, two buttons. */
export function ConsentPage(props: ConsentPageProps): VNode {
  const { language } = props;
  const t = texts[language];
  return (
    <Frame title={t.title} language={language} signedInAs={props.personName} path={props.path}>
      <p>{t.asks(props.clientName)}</p>
      <ul id="scopes">
        {props.scopes.map((scope) => (
          <li key={scope} data-scope={scope}>
            {scopeText(scope)[language]}
          </li>
        ))}
      </ul>
      <p class="hint">{t.as(props.personName)}</p>
      <p class="hint">{t.goesTo(props.clientHost)}</p>
      <p class="hint">{t.later}</p>
      <form method="post" action="/oauth/authorize/decision">
        <FormToken token={props.formToken} />
        <input type="hidden" name="transaction" value={props.transaction} />
        <div class="actions">
          <button id="allow" type="submit" name="decision" value="allow">
            {t.allow}
          </button>
          <button id="deny" class="quiet" type="submit" name="decision" value="deny">
            {t.deny}
          </button>
        </div>
      </form>
    </Frame>
  );
}
