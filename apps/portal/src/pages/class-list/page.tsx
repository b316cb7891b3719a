import PrinterOutlined from '@ant-design/icons/PrinterOutlined';
import TeamOutlined from '@ant-design/icons/TeamOutlined';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { EmptyNotice, Loaded, PageFrame, useFormat, useTexts } from '@plinth/ui';
import paper from '../../print/paper.module.css';
import { personTerms } from '../../texts/person-terms';
import { useOwnClasses, usePupils } from './api';
import type { Pupil } from './api';
import { classListTexts } from './texts';

/** The names of a class for those who teach it, on a sheet to write on. */
export function ClassListPage(): ReactNode {
  const t = useTexts(classListTexts);
  const { classId = '' } = useParams();
  const classes = useOwnClasses();
  const own = classes.data?.items.find((one) => one.as === 'staff' && one.classId === classId);
  return (
    <div className={paper['paper']}>
      <PageFrame
        title={own === undefined ? t.titlePlain : t.title(own.className)}
        {...(own?.schoolName == null ? {} : { lead: own.schoolName })}
        actions={
          own === undefined ? null : (
            <Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
              {t.print}
            </Button>
          )
        }
      >
        <Loaded from={classes}>
          {() =>
            own === undefined ? (
              <EmptyNotice picture={<TeamOutlined />} title={t.notOwn} text={t.notOwnText} />
            ) : (
              <Sheet classId={own.classId} title={[own.schoolName, t.title(own.className)].filter(Boolean).join(' ')} />
            )
          }
        </Loaded>
      </PageFrame>
    </div>
  );
}

function Sheet({ classId, title }: { readonly classId: string; readonly title: string }): ReactNode {
  const t = useTexts(classListTexts);
  const format = useFormat();
  const pupils = usePupils(classId);
  const [printedAt] = useState(() => new Date().toISOString());
  return (
    <Loaded
      from={pupils}
      isEmpty={(all) => all.length === 0}
      empty={<EmptyNotice picture={<TeamOutlined />} title={t.nobody} text={t.nobodyText} />}
    >
      {(all) => (
        <section className={paper['sheet']}>
          <h2 className={paper['title']}>{title}</h2>
          <p className={paper['small']}>
            {t.count(format.number(all.length))} · {t.printed(format.moment(printedAt))}
          </p>
          <PupilTable pupils={all} />
        </section>
      )}
    </Loaded>
  );
}

function PupilTable({ pupils }: { readonly pupils: readonly Pupil[] }): ReactNode {
  const t = useTexts(classListTexts);
  const { sexes } = useTexts(personTerms);
  return (
    <table className={paper['list']}>
      <thead>
        <tr>
          {[t.order, t.name, t.pinyin, t.sex].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
          <th scope="col" className={paper['wide']}>
            {t.note}
          </th>
        </tr>
      </thead>
      <tbody>
        {pupils.map(({ id, name, pinyin, sex }, index) => (
          <tr key={id}>
            <td>{index + 1}</td>
            <td className={paper['person']}>{name}</td>
            <td className={paper['person']}>{pinyin}</td>
            <td>{sexes[sex as keyof typeof sexes] ?? ''}</td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
