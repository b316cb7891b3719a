import type { ReactNode } from 'react';
import { Card, useFormat, useTexts } from '@plinth/ui';
import { personTerms } from '../../../texts/person-terms';
import type { Person } from '../api';
import styles from '../person.module.css';
import { personTexts } from '../texts';

/** What was done with this person's data and when, the latest first. */
export function HistoryCard({ person }: { readonly person: Person }): ReactNode {
  const t = useTexts(personTexts);
  const terms = useTexts(personTerms);
  const format = useFormat();
  const known: Readonly<Record<string, string>> = { ...terms.identifiers, ...terms.contacts, ...flat(terms) };
  const names = (fields: readonly string[]) => fields.flatMap((field) => known[field] ?? []);
  return (
    <Card title={t.history}>
      {person.history.length === 0 ? <p className={styles['quiet']}>{t.noHistory}</p> : null}
      <ol className={styles['lines']}>
        {person.history.map(({ at, what, fields, importId }, index) => (
          <li key={`${at} ${index}`} className={styles['time']}>
            <span>
              {(t.changes as Readonly<Record<string, string>>)[what] ?? t.changes.changed}
              {names(fields).length === 0 ? '' : `：${format.list(names(fields))}`}
            </span>
            <span className={styles['quiet']}>
              {format.moment(at)}
              {importId === null ? '' : ` · ${t.byImport}`}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

const flat = (terms: object): Record<string, string> =>
  Object.fromEntries(Object.entries(terms).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
