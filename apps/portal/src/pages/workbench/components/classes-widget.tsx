import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { query } from '@plinth/api-client';
import { Card, useTexts } from '@plinth/ui';
import { Allowed, useMay } from '../../../session/session';
import { personTerms } from '../../../texts/person-terms';
import { classesTexts } from './classes.texts';
import styles from './classes.module.css';

/** The class alone: of rights from above the administration has pages of its own. */
const pathOf = (id: string): string => id.replaceAll('-', '');

/** Of a teacher: the own classes, with what there is to do for them. Absent for everybody else. */
export function ClassesWidget(): ReactNode {
  const t = useTexts(classesTexts);
  const { positions: names } = useTexts(personTerms);
  const may = useMay();
  const own = query.useQuery('get', '/api/org/v1/me/classes', undefined, {
    enabled: may('org.roster.read'),
    staleTime: 300_000,
    retry: false,
  });
  const classes = own.data?.items ?? [];
  if (classes.length === 0) return null;
  return (
    <Card title={t.title}>
      <ul className={styles['classes']}>
        {classes.map(({ id, name, positions }) => (
          <li key={id} className={styles['class']}>
            <span className={styles['name']}>
              {name}{' '}
              <span className={styles['as']}>
                {positions.map(({ kind, subject }) => subject || names[kind as keyof typeof names]).join('、')}
              </span>
            </span>
            <span className={styles['ways']}>
              <Link to={`/workbench/classes/${id}`} aria-label={t.listOf(name)}>
                {t.list}
              </Link>
              <Allowed to="org.person.read" at={pathOf(id)}>
                <Link to={`/admin/people?unit=${id}`} aria-label={t.pupilsOf(name)}>
                  {t.pupils}
                </Link>
              </Allowed>
              <Allowed to="identity.slip.print" at={pathOf(id)}>
                <Link to={`/admin/slips?unit=${id}`} aria-label={t.slipsOf(name)}>
                  {t.slips}
                </Link>
              </Allowed>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
