import PrinterOutlined from '@ant-design/icons/PrinterOutlined';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { EmptyNotice, PageFrame, useFormat, useTell, useTexts } from '@plinth/ui';
import paper from '../../../print/paper.module.css';
import { useMakeSlips } from '../api';
import type { MadeSlips } from '../api';
import { slipsTexts } from '../texts';
import styles from './sheets.module.css';
import { SlipCard } from './slip-card';

interface Properties {
  readonly made: readonly MadeSlips[];
  /** Those that could not be made were made after all. */
  readonly onMade: (made: readonly MadeSlips[]) => void;
  readonly onBack: () => void;
}

/** What a lost connection kept from being made, without a word about the codes that are there. */
function useMakeAgain(made: readonly MadeSlips[], onMade: Properties['onMade']) {
  const make = useMakeSlips();
  const tell = useTell();
  const [isBusy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    const now: MadeSlips[] = [];
    for (const one of made) now.push(one.error === undefined ? one : await make(one.target, one.badges));
    setBusy(false);
    const refused = now.find(({ error }) => error !== undefined);
    if (refused !== undefined) tell.failed(refused.error);
    onMade(now);
  };
  return { isBusy, start };
}

/** The slips as they leave the printer: A4, a new sheet for each class. The codes live in this page alone. */
export function SlipSheets({ made, onMade, onBack }: Properties): ReactNode {
  const t = useTexts(slipsTexts);
  const format = useFormat();
  const sheets = made.filter(({ slips }) => slips.length > 0);
  const count = sheets.reduce((sum, { slips }) => sum + slips.length, 0);
  const missing = made.reduce((sum, one) => sum + one.missing, 0);
  const failed = made.filter(({ error }) => error !== undefined);
  const makeAgain = useMakeAgain(made, onMade);
  return (
    <div className={paper['paper']}>
      <PageFrame
        title={t.ready(format.number(count))}
        lead={count === 0 ? undefined : t.readyText}
        actions={
          <>
            <Button onClick={onBack}>{t.back}</Button>
            {count === 0 ? null : (
              <Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
                {t.print}
              </Button>
            )}
          </>
        }
      >
        <div className={styles['notes']} role="status">
          {missing === 0 ? null : <p>{t.missing(format.number(missing))}</p>}
          {failed.length === 0 ? null : (
            <p>
              {t.failed(format.list(failed.map(({ target }) => target.name)))}{' '}
              <Button size="small" loading={makeAgain.isBusy} onClick={() => void makeAgain.start()}>
                {t.makeFailed}
              </Button>
            </p>
          )}
        </div>
        {count === 0 && missing === 0 && failed.length === 0 ? <EmptyNotice title={t.nobody} /> : null}
        {sheets.map(({ target, slips }) => (
          <section key={`${target.unitId}${target.isStaff}`} className={paper['sheet']} aria-label={target.name}>
            <h2 className={paper['title']}>
              {slips[0]?.schoolName} {target.name}
            </h2>
            <div className={styles['slips']}>
              {slips.map((slip) => (
                <SlipCard key={slip.personId} slip={slip} unitName={target.isStaff ? slip.unitName : target.name} />
              ))}
            </div>
          </section>
        ))}
      </PageFrame>
    </div>
  );
}
