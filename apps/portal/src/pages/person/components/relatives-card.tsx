import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Card, useTexts } from '@plinth/ui';
import type { Relative } from '../api';
import styles from '../person.module.css';
import { personTexts } from '../texts';

interface Properties {
  readonly title: string;
  readonly relatives: readonly Relative[];
}

export function RelativesCard({ title, relatives }: Properties): ReactNode {
  const t = useTexts(personTexts);
  const [parameters] = useSearchParams();
  return (
    <Card title={title}>
      <ul className={styles['lines']}>
        {relatives.map(({ id, personId, name, relationName, custody, source }) => (
          <li key={id} className={styles['line']}>
            <div className={styles['words']}>
              <Link to={`/admin/people/${personId}?${parameters}`}>{name}</Link>
              <div className={styles['quiet']}>
                {relationName}
                {source === 'self' ? ` · ${t.boundBySelf}` : ''}
              </div>
            </div>
            {custody ? <Tag>{t.custody}</Tag> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
