import PrinterOutlined from '@ant-design/icons/PrinterOutlined';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { EmptyNotice, PageFrame, useFormat, useTexts } from '@plinth/ui';
import paper from '../../../print/paper.module.css';
import type { ListedPerson, SlipTarget } from '../api';
import { slipsTexts } from '../texts';

export interface ClassList {
  readonly target: SlipTarget;
  readonly people: readonly ListedPerson[];
}

interface Properties {
  readonly lists: readonly ClassList[];
  readonly schoolName: string;
  readonly onBack: () => void;
}

/** Lists of classes with a column to write in; a new sheet for each. */
export function ClassLists({ lists, schoolName, onBack }: Properties): ReactNode {
  const t = useTexts(slipsTexts);
  const format = useFormat();
  const [printedAt] = useState(() => new Date().toISOString());
  const filled = lists.filter(({ people }) => people.length > 0);
  return (
    <div className={paper['paper']}>
      <PageFrame
        title={t.lists}
        lead={t.list.masked}
        actions={
          <>
            <Button onClick={onBack}>{t.back}</Button>
            {filled.length === 0 ? null : (
              <Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
                {t.print}
              </Button>
            )}
          </>
        }
      >
        {filled.length === 0 ? <EmptyNotice title={t.nobody} /> : null}
        {filled.map(({ target, people }) => (
          <section key={`${target.unitId}${target.isStaff}`} className={paper['sheet']}>
            <h2 className={paper['title']}>
              {schoolName} {target.isStaff ? t.list.staffTitle : t.list.title(target.name)}
            </h2>
            <p className={paper['small']}>
              {t.list.count(format.number(people.length))} · {t.list.printed(format.moment(printedAt))}
            </p>
            <PeopleTable people={people} isStaff={target.isStaff} />
          </section>
        ))}
      </PageFrame>
    </div>
  );
}

function PeopleTable({ people, isStaff }: { readonly people: readonly ListedPerson[]; readonly isStaff: boolean }) {
  const t = useTexts(slipsTexts);
  const number = isStaff ? 'staff_number' : 'student_number';
  return (
    <table className={paper['list']}>
      <thead>
        <tr>
          <th scope="col">{t.list.order}</th>
          <th scope="col">{t.list.name}</th>
          <th scope="col">{t.list.sex}</th>
          <th scope="col">{isStaff ? t.list.staffNumber : t.list.number}</th>
          <th scope="col" className={paper['wide']}>
            {t.list.note}
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person, index) => (
          <tr key={person.id}>
            <td>{index + 1}</td>
            <td className={paper['person']}>{person.name}</td>
            <td>{t.sexes[person.sex as keyof typeof t.sexes] ?? ''}</td>
            <td>{person.identifiers[number] ?? ''}</td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
