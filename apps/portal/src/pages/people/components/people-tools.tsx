import SearchOutlined from '@ant-design/icons/SearchOutlined';
import { Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { personTerms } from '../../../texts/person-terms';
import type { Role, Status } from '../../../texts/person-terms';
import type { PeopleFilter } from '../filter';
import styles from '../people.module.css';
import { peopleTexts } from '../texts';

interface Properties {
  readonly filter: PeopleFilter;
  readonly onChange: (changed: Partial<PeopleFilter>, isTyped?: boolean) => void;
  readonly children: ReactNode;
}

/** A letter after a pause is asked for at once; of those that follow quickly only the last. */
const PAUSE_MS = 80;
const ANY = '';

export function PeopleTools({ filter, onChange, children }: Properties): ReactNode {
  const t = useTexts(peopleTexts);
  const terms = useTexts(personTerms);
  const [typed, setTyped] = useState(filter.q);
  const sent = useRef(filter.q);
  const sentAt = useRef(0);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address may change from elsewhere: back, a saved filter.
  useEffect(() => {
    if (filter.q === sent.current) return;
    clearTimeout(waiting.current);
    setTyped((sent.current = filter.q));
  }, [filter.q]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const send = (q: string): void => {
    if (q === sent.current) return;
    sentAt.current = Date.now();
    sent.current = q;
    onChange({ q }, true);
  };
  const type = (q: string): void => {
    setTyped(q);
    clearTimeout(waiting.current);
    const wait = sentAt.current + PAUSE_MS - Date.now();
    if (wait <= 0) send(q);
    else waiting.current = setTimeout(() => send(q), wait);
  };
  return (
    <>
      <Input
        className={styles['search'] ?? ''}
        allowClear
        type="search"
        prefix={<SearchOutlined aria-hidden />}
        value={typed}
        maxLength={100}
        placeholder={t.search}
        aria-label={t.searchLabel}
        onChange={({ target }) => type(target.value)}
      />
      <Select
        aria-label={terms.role}
        value={filter.role ?? ANY}
        popupMatchSelectWidth={false}
        options={[
          { value: ANY, label: t.allRoles },
          ...Object.entries(terms.roles).map(([value, label]) => ({ value, label })),
        ]}
        onChange={(role) => onChange({ role: role === ANY ? undefined : (role as Role) })}
      />
      <Select
        aria-label={t.statusLabel}
        value={filter.status ?? ANY}
        popupMatchSelectWidth={false}
        options={[
          { value: ANY, label: t.allStatuses },
          ...Object.entries(terms.statuses).map(([value, label]) => ({ value, label })),
        ]}
        onChange={(status) => onChange({ status: status === ANY ? undefined : (status as Status) })}
      />
      <span className={styles['space']} />
      {children}
    </>
  );
}
