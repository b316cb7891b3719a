import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import {
  Card,
  DashboardFrame,
  DetailFrame,
  EmptyNotice,
  Fact,
  Facts,
  Figure,
  ListFrame,
  Loaded,
  PageFrame,
  Tile,
  useFormat,
  useTexts,
  WizardFrame,
} from '@plinth/ui';
import type { Loading } from '@plinth/ui';
import type { FrameName, FrameState } from '../frame-states';
import { designTexts } from '../texts';

interface Properties {
  readonly frame: FrameName;
  readonly state: FrameState;
}

/** A frame as its own page, with the way back to the others. */
export function WholeFrame({ frame, state }: Properties): ReactNode {
  const t = useTexts(designTexts);
  const format = useFormat();
  const { sample } = t;
  const head = {
    above: <Link to="/developer/design">{t.title}</Link>,
    title: sample.school,
    lead: t.when[frame],
    actions: <Button type="primary">{sample.import}</Button>,
  };
  const from: Loading<readonly string[]> = {
    data: state === 'filled' ? ['1', '2', '3'] : state === 'empty' ? [] : undefined,
    error: state === 'failed' || state === 'forbidden' ? { kind: state, message: '', reference: '7f3a52c9' } : null,
    refetch: () => undefined,
  };
  const facts = (
    <Facts>
      <Fact name={sample.name}>{sample.person}</Fact>
      <Fact name={sample.unit}>{sample.longSchool}</Fact>
    </Facts>
  );
  const empty = <EmptyNotice title={sample.empty} text={sample.emptyText} />;
  const list = (
    <Loaded from={from} isEmpty={(names) => names.length === 0} empty={empty}>
      {(names) => (
        <Card>
          <Facts>
            {names.map((name) => (
              <Fact key={name} name={sample.card}>
                {sample.classOf(name)}
              </Fact>
            ))}
          </Facts>
        </Card>
      )}
    </Loaded>
  );
  if (frame === 'ListFrame')
    return (
      <ListFrame {...head} tools={<Input aria-label={sample.search} placeholder={sample.search} />} foot={sample.count}>
        {list}
      </ListFrame>
    );
  if (frame === 'DetailFrame')
    return (
      <DetailFrame
        from={from}
        above={head.above}
        title={sample.school}
        head={() => head}
        aside={() => <Card title={sample.card}>{sample.cardText}</Card>}
      >
        {(names) => (names.length === 0 ? empty : <Card title={sample.unit}>{facts}</Card>)}
      </DetailFrame>
    );
  if (frame === 'WizardFrame')
    return (
      <WizardFrame
        {...head}
        steps={sample.steps}
        step={1}
        foot={
          <>
            <Button>{sample.back}</Button>
            <Button type="primary">{sample.next}</Button>
          </>
        }
      >
        {facts}
      </WizardFrame>
    );
  if (frame === 'DashboardFrame')
    return (
      <DashboardFrame {...head}>
        {([1, 1, 2, 3, 1] as const).map((width, index) => (
          <Tile key={index} width={width}>
            <Figure title={sample.classOf(format.number(index + 1))} value={format.number(40 + index)} />
          </Tile>
        ))}
        <Tile width={4}>
          <Card title={sample.card}>{facts}</Card>
        </Tile>
      </DashboardFrame>
    );
  return <PageFrame {...head}>{<Card title={sample.card}>{facts}</Card>}</PageFrame>;
}
