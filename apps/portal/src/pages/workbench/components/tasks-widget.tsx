import CheckCircleOutlined from '@ant-design/icons/CheckCircleOutlined';
import RightOutlined from '@ant-design/icons/RightOutlined';
import type { ReactNode } from 'react';
import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '@plinth/api-client';
import { Skeleton, useFormat, useTexts } from '@plinth/ui';
import { useIdentities } from '../../../session/identities';
import { useMay, useMe } from '../../../session/session';
import { tasksOf } from '../tasks';
import { tasksTexts } from './tasks.texts';
import { useOwnClasses } from './own-classes';
import styles from './workbench.module.css';

/** Pupils of the own classes who have never signed in: their slips lie unused. */
function useUnusedSlips(): {
  readonly count: number;
  readonly classId: string | undefined;
  readonly isLoading: boolean;
} {
  const may = useMay();
  const { data: classes = [], isLoading } = useOwnClasses();
  const own = classes.filter(({ as, path }) => as === 'staff' && may('identity.slip.print', path));
  const facts = useQueries({
    queries: own.map(({ classId }) =>
      query.queryOptions('get', '/api/identity/v1/units/{unitId}/unused-slips', {
        params: { path: { unitId: classId } },
      }),
    ),
  });
  const counts = facts.map(({ data }) => data?.unused ?? 0);
  return {
    count: counts.reduce((sum, count) => sum + count, 0),
    classId: own[counts.findIndex((count) => count > 0)]?.classId,
    isLoading: isLoading || facts.some((one) => one.isLoading),
  };
}

export function TasksWidget(): ReactNode {
  const t = useTexts(tasksTexts);
  const format = useFormat();
  const me = useMe().data;
  const { kinds } = useIdentities();
  const slips = useUnusedSlips();
  if (me === undefined || slips.isLoading) return <Skeleton lines={2} />;
  const tasks = tasksOf(me, kinds, slips);
  if (tasks.length === 0)
    return (
      <p className={styles['done']}>
        <CheckCircleOutlined aria-hidden /> {t.nothing}
      </p>
    );
  return (
    <ul className={styles['tasks']}>
      {tasks.map(({ what, address, isPlain, count }) => {
        const words = (
          <>
            <span>{what === 'slips' ? t.slips(format.number(count ?? 0)) : t[what]}</span>
            <RightOutlined aria-hidden />
          </>
        );
        return (
          <li key={what}>
            {isPlain ? (
              <a href={address} className={styles['task']}>
                {words}
              </a>
            ) : (
              <Link to={address} className={styles['task'] as string}>
                {words}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
