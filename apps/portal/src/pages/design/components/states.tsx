import EditOutlined from '@ant-design/icons/EditOutlined';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { EmptyNotice, Loaded, Notice, Skeleton, TroubleNotice, useTexts, Waiting } from '@plinth/ui';
import { designTexts } from '../texts';
import styles from './design.module.css';
import { Sample } from './sample';

const NUMBER = '7f3a52c9';
const kinds = ['offline', 'forbidden', 'missing', 'limited', 'failed'] as const;
const nothing = (): undefined => undefined;

/** Still ones: what loads here would never end. */
export function States(): ReactNode {
  const t = useTexts(designTexts);
  const { sample } = t;
  return (
    <div className={styles['group']}>
      <h2>{t.groups.states}</h2>
      <Sample of="TroubleNotice">
        {kinds.map((kind) => (
          <TroubleNotice key={kind} error={{ kind, reference: NUMBER }} onRetry={nothing} />
        ))}
      </Sample>
      <Sample of="Loaded">
        <Loaded from={{ data: [sample.school], error: null }}>{(names) => <p>{names.join()}</p>}</Loaded>
        <Loaded from={{ data: undefined, error: { kind: 'failed', message: sample.refused }, refetch: nothing }}>
          {() => null}
        </Loaded>
        <Loaded from={{ data: [], error: null }} isEmpty={() => true} empty={<EmptyNotice />}>
          {() => null}
        </Loaded>
      </Sample>
      <Sample of="EmptyNotice">
        <EmptyNotice title={sample.empty} text={sample.emptyText}>
          <Button type="primary">{sample.import}</Button>
        </EmptyNotice>
      </Sample>
      <Sample of="Notice">
        <Notice picture={<EditOutlined />} title={sample.school} text={sample.cardText} />
      </Sample>
      <Sample of="Skeleton">
        <Still>
          <Skeleton lines={3} />
        </Still>
      </Sample>
      <Sample of="Waiting">
        <Waiting />
      </Sample>
    </div>
  );
}

/** A picture of a piece, of which nothing is told or used. */
const Still = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <div inert aria-hidden>
    {children}
  </div>
);
