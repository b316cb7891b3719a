import { Button, Radio } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { components } from '@plinth/api-client';
import { Badge, Fact, Facts, languages, useFormat, useLanguage, useTexts } from '@plinth/ui';
import type { Language } from '@plinth/ui';
import { useUnitCalled } from '../../../choice/unit-names';
import { accountTexts } from '../texts';
import styles from './account.module.css';
import { UsernameDialog } from './username-dialog';

type Account = components['schemas']['OwnAccountResponse'];

function Identities({ items }: { readonly items: Account['identities'] }): ReactNode {
  const t = useTexts(accountTexts);
  const format = useFormat();
  const called = useUnitCalled();
  if (items.length === 0) return <span className={styles['quiet']}>{t.noIdentity}</span>;
  return (
    <ul className={styles['lines']}>
      {items.map(({ identityId, kind, unitId, unitName, schoolName, titles }) => (
        <li key={identityId}>
          <Badge>{t.kinds[kind]}</Badge>
          <bdi>
            {schoolName === undefined || schoolName === unitName
              ? called(unitId, unitName)
              : `${schoolName} ${unitName}`}
          </bdi>
          {titles.length === 0 ? null : <span className={styles['quiet']}>{format.list(titles)}</span>}
        </li>
      ))}
    </ul>
  );
}

export function Profile({ account }: { readonly account: Account }): ReactNode {
  const t = useTexts(accountTexts);
  const format = useFormat();
  const { language, speak } = useLanguage();
  const [isNaming, setNaming] = useState(false);
  const { username, maskedPhone, hasSecondFactor } = account;
  return (
    <>
      <Facts>
        <Fact name={t.facts.name}>
          <bdi>{account.name}</bdi>
        </Fact>
        <Fact name={t.facts.username}>
          <span className={styles['line']}>
            {username === undefined ? <span className={styles['quiet']}>{t.noUsername}</span> : username}
            <Button size="small" onClick={() => setNaming(true)}>
              {username === undefined ? t.setUsername : t.changeUsername}
            </Button>
          </span>
        </Fact>
        <Fact name={t.facts.phone}>{maskedPhone ?? <span className={styles['quiet']}>{t.noPhone}</span>}</Fact>
        <Fact name={t.facts.identities}>
          <Identities items={account.identities} />
        </Fact>
        <Fact name={t.facts.second}>
          <span className={styles['line']}>
            <Badge tone={hasSecondFactor ? 'good' : 'plain'}>{hasSecondFactor ? t.secondOn : t.secondOff}</Badge>
            <a href="/account/second-factor">{t.secondManage}</a>
          </span>
        </Fact>
        <Fact name={t.facts.since}>{format.moment(account.signedInAt)}</Fact>
        <Fact name={t.facts.language}>
          <Radio.Group
            aria-label={t.facts.language}
            value={language}
            onChange={({ target }) => speak(target.value as Language)}
            options={languages.map((name) => ({ value: name, label: <span lang={name}>{t.languages[name]}</span> }))}
          />
        </Fact>
      </Facts>
      {isNaming ? <UsernameDialog username={username ?? ''} onClose={() => setNaming(false)} /> : null}
    </>
  );
}
