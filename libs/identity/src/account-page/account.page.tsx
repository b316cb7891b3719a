import type { VNode } from 'preact';
import type { DomainError } from '@plinth/error-contract';
import type { PersonCard, PersonIdentity } from '@plinth/org-contract';
import type { Language } from '@plinth/platform-http';
import type { ConsentView } from '../consent/consent-reader';
import { Faults } from '../page/faults';
import { FormToken, Frame } from '../page/frame';
import type { PageRequest } from '../page/page-request';
import type { CurrentSession } from '../session/session-reader';
import type { ListedSession } from '../session/session.store';
import type { PastSignIn } from '../sign-in/sign-in-history.store';
import { accountTexts } from './account.texts';
import { History, Sessions } from './session-list';

export interface AccountPageProps {
  readonly page: PageRequest;
  readonly token: string;
  readonly session: CurrentSession;
  readonly card: PersonCard | undefined;
  readonly username: string | undefined;
  readonly sessions: readonly ListedSession[];
  readonly history: readonly PastSignIn[];
  readonly consents: readonly ConsentView[];
  readonly recoveryCodesLeft: number | undefined;
  readonly notice?: string | undefined;
  readonly error?: DomainError | undefined;
}

export function AccountPage(props: AccountPageProps): VNode {
  const { page, card, error } = props;
  const t = accountTexts[page.language];
  return (
    <Frame title={t.title} language={page.language} path="/account" signedInAs={card?.name ?? ''} wide>
      <Faults error={error} language={page.language} />
      {props.notice === undefined ? null : <p class="notice done">{props.notice}</p>}
      <Profile {...props} />
      <Identities {...props} />
      <Security {...props} />
      <Sessions {...props} />
      <History {...props} />
      <Consents {...props} />
    </Frame>
  );
}

function Profile({ page, token, card, username, session }: AccountPageProps): VNode {
  const t = accountTexts[page.language];
  return (
    <section>
      <h2>{t.profile}</h2>
      <dl>
        <dt>{t.name}</dt>
        <dd id="person-name">{card?.name ?? '—'}</dd>
        <dt>{t.kind}</dt>
        <dd>{t.audience[session.audience]}</dd>
        <dt>{t.phone}</dt>
        <dd>{card?.maskedPhone ?? '—'}</dd>
        <dt>{t.username}</dt>
        <dd id="account-username">{username ?? '—'}</dd>
      </dl>
      <form method="post" action="/account/username">
        <FormToken token={token} />
        <label for="username">{t.newUsername}</label>
        <input
          id="username"
          name="username"
          type="text"
          maxLength={32}
          autocapitalize="none"
          spellcheck={false}
          required
        />
        <p class="hint">{t.usernameHint}</p>
        <div class="actions">
          <button class="quiet" type="submit" id="save-username">
            {t.save}
          </button>
        </div>
      </form>
    </section>
  );
}

const titleOf = ({ kind, unitName, schoolName, titles }: PersonIdentity, language: Language): string => {
  const place = [schoolName, unitName === schoolName ? undefined : unitName].filter(Boolean).join(' ');
  return [accountTexts[language].audience[kind], place, titles.join('、')].filter(Boolean).join(' · ');
};

function Identities({ page, token, card, session }: AccountPageProps): VNode {
  const t = accountTexts[page.language];
  const identities = card?.identities ?? [];
  const chosen = session.identityId ?? identities[0]?.identityId;
  return (
    <section>
      <h2>{t.identities}</h2>
      <ul class="plain" id="identities">
        {identities.map((identity) => (
          <li key={identity.identityId}>
            <span>{titleOf(identity, page.language)}</span>
            {identity.identityId === chosen ? (
              <strong>{t.current}</strong>
            ) : (
              <form class="inline" method="post" action="/account/identity">
                <FormToken token={token} />
                <input type="hidden" name="identity_id" value={identity.identityId} />
                <button class="quiet small" type="submit">
                  {t.switchTo}
                </button>
              </form>
            )}
            {identity.kind === 'staff' && identity.titles.some((title) => title.includes('班主任')) ? (
              <form class="inline" method="post" action="/account/slips">
                <FormToken token={token} />
                <input type="hidden" name="unit_id" value={identity.unitId} />
                <button class="quiet small" type="submit">
                  {t.slips}
                </button>{' '}
                <a href="/account/guardians">{t.guardians}</a>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {session.audience === 'student' ? null : (
        <p>
          <a href="/account/bind">{t.bind}</a>
        </p>
      )}
    </section>
  );
}

function Security({ page, recoveryCodesLeft }: AccountPageProps): VNode {
  const t = accountTexts[page.language];
  return (
    <section>
      <h2>{t.security}</h2>
      <ul class="plain">
        <li>
          <span>{t.password}</span>
          <a href="/account/password" id="change-password">
            {t.change}
          </a>
        </li>
        <li>
          <span>
            {t.secondFactor}: {recoveryCodesLeft === undefined ? t.off : `${t.on} (${t.codesLeft(recoveryCodesLeft)})`}
          </span>
          <a href="/account/second-factor" id="second-factor">
            {recoveryCodesLeft === undefined ? t.turnOn : t.manage}
          </a>
        </li>
      </ul>
    </section>
  );
}

function Consents({ page, token, consents }: AccountPageProps): VNode | null {
  const t = accountTexts[page.language];
  if (consents.length === 0) return null;
  return (
    <section>
      <h2>{t.consents}</h2>
      <ul class="plain" id="consents">
        {consents.map((consent) => (
          <li key={consent.clientId}>
            <span>
              {consent.clientName}
              <br />
              <span class="hint">{consent.allowed.map((scope) => scope[page.language]).join('、')}</span>
            </span>
            <form class="inline" method="post" action="/account/consents/withdraw">
              <FormToken token={token} />
              <input type="hidden" name="client_id" value={consent.clientId} />
              <button class="quiet small" type="submit">
                {t.withdraw}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
