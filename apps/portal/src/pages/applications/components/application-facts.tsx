import type { ReactNode } from 'react';
import { Fact, Facts, useFormat, useTexts } from '@plinth/ui';
import { useUnitNames } from '../../../choice/unit-names';
import { useScopeText } from '../api';
import type { Application } from '../api';
import { applicationsTexts } from '../texts';
import styles from './applications.module.css';

const SECONDS_A_MINUTE = 60;

function Addresses({ items }: { readonly items: readonly string[] }): ReactNode {
  const { none } = useTexts(applicationsTexts);
  if (items.length === 0) return <span className={styles['quiet']}>{none}</span>;
  return (
    <ul className={styles['lines']}>
      {items.map((address) => (
        <li key={address} className={styles['mono']}>
          {address}
        </li>
      ))}
    </ul>
  );
}

function Scopes({ scopes }: { readonly scopes: readonly string[] }): ReactNode {
  const textOf = useScopeText();
  return (
    <ul className={styles['lines']}>
      {scopes.map((scope) => (
        <li key={scope} className={styles['scope']}>
          <span>{textOf(scope) ?? scope}</span>
          <span className={styles['id']}>{scope}</span>
        </li>
      ))}
    </ul>
  );
}

export function ApplicationFacts({ application }: { readonly application: Application }): ReactNode {
  const t = useTexts(applicationsTexts);
  const format = useFormat();
  const names = useUnitNames(application.unitIds);
  const { options, unitIds, landingAudiences } = application;
  const audiences = t.audiences as Readonly<Record<string, string>>;
  const landing = landingAudiences.map((audience) => audiences[audience] ?? audience);
  const minutes = format.number((options.accessTokenTtl ?? 0) / SECONDS_A_MINUTE);
  return (
    <Facts>
      <Fact name={t.facts.kind}>{t.kinds[application.kind]}</Fact>
      <Fact name={t.facts.units}>
        {unitIds.length === 0 ? t.wholeBase : format.list(unitIds.map((id) => names.get(id) ?? '…'))}
      </Fact>
      <Fact name={t.facts.redirect}>
        <Addresses items={application.redirectUris} />
      </Fact>
      <Fact name={t.facts.postLogout}>
        <Addresses items={application.postLogoutRedirectUris} />
      </Fact>
      <Fact name={t.facts.launch}>
        <Addresses items={application.launchUrl === undefined ? [] : [application.launchUrl]} />
      </Fact>
      <Fact name={t.facts.landing}>{landing.length === 0 ? t.none : format.list(landing)}</Fact>
      <Fact name={t.facts.scopes}>
        <Scopes scopes={application.scopes} />
      </Fact>
      <Fact name={t.facts.consent}>{application.firstParty ? t.consentNotAsked : t.consentAsked}</Fact>
      <Fact name={t.facts.tokens}>{t.tokenLife(minutes, format.number(options.refreshTokenDays ?? 0))}</Fact>
      <Fact name={t.facts.registered}>{format.moment(application.createdAt)}</Fact>
    </Facts>
  );
}
