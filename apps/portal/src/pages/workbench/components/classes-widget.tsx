import IdcardOutlined from '@ant-design/icons/IdcardOutlined';
import TeamOutlined from '@ant-design/icons/TeamOutlined';
import UnorderedListOutlined from '@ant-design/icons/UnorderedListOutlined';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { components } from '@plinth/api-client';
import { Loaded, Skeleton, useFormat, useTexts } from '@plinth/ui';
import { Allowed } from '../../../session/session';
import { classesTexts } from './classes.texts';
import { useOwnClasses } from './own-classes';
import styles from './classes.module.css';

type OwnClass = components['schemas']['OwnClassCard'];

/** What a teacher does for a class, where allowed. */
function Ways({ of: { classId, path, className } }: { readonly of: OwnClass }): ReactNode {
  const t = useTexts(classesTexts);
  return (
    <span className={styles['ways']}>
      <Allowed to="org.roster.read" at={path}>
        <Link to={`/workbench/classes/${classId}`} aria-label={t.listOf(className)}>
          <UnorderedListOutlined aria-hidden /> {t.list}
        </Link>
      </Allowed>
      <Allowed to="org.person.read" at={path}>
        <Link to={`/admin/people?unit=${classId}`} aria-label={t.pupilsOf(className)}>
          <TeamOutlined aria-hidden /> {t.pupils}
        </Link>
      </Allowed>
      <Allowed to="identity.slip.print" at={path}>
        <Link to={`/admin/slips?unit=${classId}`} aria-label={t.slipsOf(className)}>
          <IdcardOutlined aria-hidden /> {t.slips}
        </Link>
      </Allowed>
    </span>
  );
}

function About({ of: { as, titles, headTeachers, pupils, schoolName } }: { readonly of: OwnClass }): ReactNode {
  const t = useTexts(classesTexts);
  const format = useFormat();
  const head = headTeachers.length === 0 ? t.noHead : t.head(format.list(headTeachers));
  const words =
    as === 'staff'
      ? [format.list(titles), t.pupilCount(format.number(pupils))]
      : as === 'student'
        ? [head, t.classmates(format.number(Math.max(0, pupils - 1)))]
        : [schoolName ?? '', head];
  return <span className={styles['about']}>{words.filter((word) => word !== '').join(' · ')}</span>;
}

/** Of a teacher: the own classes; of a pupil: the class; of a guardian: the class of each child. */
export function ClassesWidget(): ReactNode {
  const t = useTexts(classesTexts);
  return (
    <Loaded
      from={useOwnClasses()}
      skeleton={<Skeleton lines={3} />}
      isEmpty={(items) => items.length === 0}
      empty={<p className={styles['about']}>{t.none}</p>}
    >
      {(items) => (
        <ul className={styles['classes']}>
          {items.map((item) => (
            <li key={`${item.identityId} ${item.classId}`} className={styles['class']}>
              <span className={styles['words']}>
                <span className={styles['name']}>
                  {item.childName === null ? item.className : `${item.childName} · ${item.className}`}
                </span>
                <About of={item} />
              </span>
              {item.as === 'staff' ? <Ways of={item} /> : null}
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}
