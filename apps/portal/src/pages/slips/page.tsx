import IdcardOutlined from '@ant-design/icons/IdcardOutlined';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { EmptyNotice, Loaded, PageFrame, useTexts } from '@plinth/ui';
import { useUnitInView } from '../../session/unit-in-view';
import type { MadeSlips } from './api';
import { ChooseSlips } from './components/choose-slips';
import { ClassLists } from './components/class-lists';
import type { ClassList } from './components/class-lists';
import { SlipSheets } from './components/slip-sheets';
import { slipsTexts } from './texts';

/** Slips and lists per class. What was printed lives in this page alone: its codes can never be shown again. */
export function SlipsPage(): ReactNode {
  const t = useTexts(slipsTexts);
  const { unit, error } = useUnitInView();
  const [made, setMade] = useState<readonly MadeSlips[]>();
  const [lists, setLists] = useState<readonly ClassList[]>();
  if (made !== undefined) return <SlipSheets made={made} onMade={setMade} onBack={() => setMade(undefined)} />;
  if (lists !== undefined)
    return (
      <ClassLists
        lists={lists}
        schoolName={unit?.kind === 'school' ? unit.displayName : ''}
        onBack={() => setLists(undefined)}
      />
    );
  return (
    <PageFrame title={t.title} lead={t.lead}>
      <Loaded from={{ data: unit, error }}>
        {(seen) =>
          seen.kind !== 'school' && seen.schoolId === null ? (
            <EmptyNotice picture={<IdcardOutlined />} title={t.chooseSchool} text={t.chooseSchoolText} />
          ) : (
            <ChooseSlips key={seen.id} unit={seen} onMade={setMade} onLists={setLists} />
          )
        }
      </Loaded>
    </PageFrame>
  );
}
