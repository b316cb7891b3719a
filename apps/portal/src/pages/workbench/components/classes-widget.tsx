import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { query } from '@plinth/api-client';
import { Card, useTexts } from '@plinth/ui';
import { Allowed, useMay } from '../../../session/session';
import { classesTexts } from './classes.texts';
import styles from './classes.module.css';

/** Of a class teacher: the own classes, with what there is to do for them. Absent for everybody else. */
export function ClassesWidget(): ReactNode {
  const t = useTexts(classesTexts);
  const may = useMay()('org.unit.read');
  const tops = query.useQuery('get', '/api/org/v1/units/tops', undefined, { enabled: may, staleTime: 300_000 });
  const classes = (tops.data?.items ?? []).filter(({ kind }) => kind === 'class' || kind === 'teaching_class');
  if (classes.length === 0) return null;
  return (
    <Card title={t.title}>
      <ul className={styles['classes']}>
        {classes.map(({ id, path, displayName }) => (
          <li key={id} className={styles['class']}>
            <span className={styles['name']}>{displayName}</span>
            <span className={styles['ways']}>
              <Allowed to="org.person.read" at={path}>
                <Link to={`/admin/people?unit=${id}`} aria-label={t.pupilsOf(displayName)}>
                  {t.pupils}
                </Link>
              </Allowed>
              <Allowed to="identity.slip.print" at={path}>
                <Link to={`/admin/slips?unit=${id}`} aria-label={t.slipsOf(displayName)}>
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
