import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { download } from '@plinth/api-client';
import { Card, EmptyNotice, Loaded, PageFrame, useTell, useTexts } from '@plinth/ui';
import { useIdentities } from '../../session/identities';
import { useOwnCalendar } from './api';
import { DayLines } from './components/day-lines';
import { calendarTexts } from './texts';

/** The calendar of one's school, for everybody in it. */
export function CalendarPage(): ReactNode {
  const t = useTexts(calendarTexts);
  const tell = useTell();
  const { current } = useIdentities();
  const query = current === undefined ? '' : `?${new URLSearchParams({ identityId: current.identityId })}`;
  const save = (): void => void download(`/api/org/v1/me/calendar.ics${query}`).catch(tell.failed);
  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      width="narrow"
      actions={
        <Button icon={<DownloadOutlined aria-hidden />} onClick={save}>
          {t.save}
        </Button>
      }
    >
      <Card>
        <Loaded
          from={useOwnCalendar()}
          isEmpty={({ terms, entries }) => terms.length + entries.length === 0}
          empty={<EmptyNotice title={t.none} />}
        >
          {(calendar) => <DayLines calendar={calendar} />}
        </Loaded>
      </Card>
    </PageFrame>
  );
}
