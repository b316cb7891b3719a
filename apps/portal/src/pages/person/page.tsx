import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { Card, DetailFrame, useFormat, useTexts } from '@plinth/ui';
import { personTerms } from '../../texts/person-terms';
import { usePerson, usePersonActions } from './api';
import type { Person } from './api';
import { AccountCard } from './components/account-card';
import { HistoryCard } from './components/history-card';
import { IdentifiersCard } from './components/identifiers-card';
import { PersonButtons } from './components/person-actions';
import { PlacesCard } from './components/places-card';
import { ProfileCard } from './components/profile-card';
import { RelativesCard } from './components/relatives-card';
import styles from './person.module.css';
import { personTexts } from './texts';

export function PersonPage(): ReactNode {
  const t = useTexts(personTexts);
  const terms = useTexts(personTerms);
  const format = useFormat();
  const { personId = '' } = useParams();
  const [parameters] = useSearchParams();
  const person = usePerson(personId);
  const actions = usePersonActions(personId, person.data?.version ?? 0);
  const rolesOf = ({ memberships }: Person) => [
    ...new Set(memberships.filter(({ active }) => active).map(({ role }) => role)),
  ];
  return (
    <DetailFrame
      key={personId}
      from={person}
      title={t.title}
      above={<Link to={`/admin/people?${parameters}`}>← {t.back}</Link>}
      head={(data) => ({
        title: data.name,
        lead: (
          <span className={styles['state']}>
            {rolesOf(data).map((role) => (
              <Tag key={role} variant="outlined">
                {terms.roles[role]}
              </Tag>
            ))}
            {data.status === 'active' ? null : <Tag color="warning">{terms.statuses[data.status]}</Tag>}
            <span className={styles['quiet']}>{t.updated(format.moment(data.updatedAt))}</span>
          </span>
        ),
        actions: <PersonButtons person={data} actions={actions} />,
      })}
      aside={(data) => (
        <>
          {data.guardians.length === 0 ? null : <RelativesCard title={t.guardians} relatives={data.guardians} />}
          {data.children.length === 0 ? null : <RelativesCard title={t.children} relatives={data.children} />}
          <AccountCard personId={data.id} />
        </>
      )}
    >
      {(data) => (
        <>
          <ProfileCard person={data} actions={actions} />
          <PlacesCard person={data} actions={actions} />
          {data.positions.length === 0 ? null : (
            <Card title={t.positions}>
              <ul className={styles['lines']}>
                {data.positions.map(({ id, kind, title, subject, unitName, fromDate, toDate }) => (
                  <li key={id} className={styles['line']}>
                    <div className={styles['words']}>
                      {[title || terms.positions[kind], subject, unitName].filter(Boolean).join(' · ')}
                      <div className={styles['quiet']}>
                        {toDate === null
                          ? t.since(format.day(fromDate))
                          : t.fromTo(format.day(fromDate), format.day(toDate))}
                      </div>
                    </div>
                  </li>
                ))}
              </ul>
            </Card>
          )}
          <IdentifiersCard person={data} actions={actions} />
          <HistoryCard person={data} />
        </>
      )}
    </DetailFrame>
  );
}
