import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { CopyText, Fact, Facts, useFormat, useTexts } from '@plinth/ui';
import { useUnitNames } from '../../../choice/unit-names';
import { actionTexts } from '../action.texts';
import type { Entry } from '../api';
import { auditTexts } from '../texts';
import styles from './audit.module.css';
import { ResultBadge } from './result-badge';

interface Properties {
  readonly entry: Entry | undefined;
  readonly onClose: () => void;
}

function SubjectFact({ name, id, only }: { readonly name: string; readonly id: string; readonly only: ReactNode }) {
  return (
    <Fact name={name}>
      <CopyText name={name} value={id} />
      {only}
    </Fact>
  );
}

function EntryFacts({ entry, onOnly }: { readonly entry: Entry; readonly onOnly: (name: string, id: string) => void }) {
  const t = useTexts(auditTexts);
  const format = useFormat();
  const { actor, target, unitId, fields, count, address, requestId, position, detail } = entry;
  const units = useUnitNames(unitId === undefined ? [] : [unitId]);
  const only = (name: 'actor' | 'target', id: string) => (
    <Button size="small" onClick={() => onOnly(name, id)}>
      {name === 'actor' ? t.onlyOfActor : t.onlyOfTarget}
    </Button>
  );
  return (
    <Facts>
      <Fact name={t.columns.at}>{format.moment(entry.recordedAt)}</Fact>
      <Fact name={t.columns.result}>
        <ResultBadge result={entry.result} />
      </Fact>
      <SubjectFact name={t.columns.who} id={actor} only={only('actor', actor)} />
      {target === undefined ? null : <SubjectFact name={t.columns.target} id={target} only={only('target', target)} />}
      {unitId === undefined ? null : <Fact name={t.columns.where}>{units.get(unitId) ?? unitId}</Fact>}
      <Fact name={t.facts.action}>
        <span className={styles['mono']}>{entry.action}</span>
      </Fact>
      {fields === undefined ? null : <Fact name={t.facts.fields}>{format.list(fields)}</Fact>}
      {count === undefined ? null : <Fact name={t.facts.count}>{format.number(count)}</Fact>}
      {address === undefined ? null : <Fact name={t.facts.address}>{address}</Fact>}
      {requestId === undefined ? null : (
        <Fact name={t.facts.request}>
          <CopyText name={t.facts.request} value={requestId} />
        </Fact>
      )}
      <Fact name={t.facts.sealed}>{position === undefined ? t.notSealed : t.position(format.number(position))}</Fact>
      <Fact name={t.facts.writer}>
        <span className={styles['mono']}>{entry.writer}</span>
      </Fact>
      {detail === undefined ? null : (
        <Fact name={t.facts.more}>
          <pre className={styles['json']}>{JSON.stringify(detail, null, 2)}</pre>
        </Fact>
      )}
    </Facts>
  );
}

export function EntryDrawer({ entry, onClose }: Properties): ReactNode {
  const actions = useTexts(actionTexts) as Readonly<Record<string, string>>;
  const [, setParameters] = useSearchParams();
  const only = (name: string, id: string) => {
    setParameters((before) => {
      before.set(name, id);
      return before;
    });
    onClose();
  };
  return (
    <Drawer
      open={entry !== undefined}
      title={entry === undefined ? '' : (actions[entry.action] ?? entry.action)}
      size={520}
      onClose={onClose}
    >
      {entry === undefined ? null : <EntryFacts entry={entry} onOnly={only} />}
    </Drawer>
  );
}
