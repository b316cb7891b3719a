import type { ReactNode } from 'react';
import { Card, useTexts } from '@plinth/ui';
import { personTerms } from '../../../texts/person-terms';
import type { Person, PersonActions } from '../api';
import styles from '../person.module.css';
import { personTexts } from '../texts';
import { MaskedValue } from './masked-value';

interface Properties {
  readonly person: Person;
  readonly actions: PersonActions;
}

export function ProfileCard({ person, actions }: Properties): ReactNode {
  const t = useTexts(personTexts);
  const terms = useTexts(personTerms);
  const sex = terms.sexes[person.sex as keyof typeof terms.sexes];
  return (
    <Card title={t.profile}>
      <dl className={styles['facts']}>
        <dt>{terms.name}</dt>
        <dd>
          {person.name} <span className={styles['quiet']}>{person.pinyin}</span>
        </dd>
        <dt>{terms.sex}</dt>
        <dd>{sex ?? t.none}</dd>
        <dt>{terms.birthDate}</dt>
        <dd>
          {person.birthDate === null ? (
            t.none
          ) : (
            <MaskedValue masked={person.birthDate} field="birthDate" title={terms.birthDate} actions={actions} />
          )}
        </dd>
        {person.contacts
          .filter(({ validTo }) => validTo === null)
          .map(({ id, kind, masked }) => (
            <Contact key={id} title={terms.contacts[kind]}>
              <MaskedValue masked={masked} field={kind} title={terms.contacts[kind]} actions={actions} />
            </Contact>
          ))}
      </dl>
    </Card>
  );
}

const Contact = ({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode => (
  <>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </>
);
