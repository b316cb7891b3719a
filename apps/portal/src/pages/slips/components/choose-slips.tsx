import { Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Card, EmptyNotice, Loaded, Skeleton, useFormat, useTell, useTexts } from '@plinth/ui';
import { peopleOf, useClasses, useMakeSlips } from '../api';
import type { MadeSlips, SlipTarget, Unit } from '../api';
import { slipsTexts } from '../texts';
import { ClassChoice } from './class-choice';
import type { ClassList } from './class-lists';
import styles from './slips.module.css';

interface Properties {
  /** A school, or a unit in one; of a class, which may be all that a class teacher sees, that class alone. */
  readonly unit: Unit;
  readonly onMade: (made: readonly MadeSlips[]) => void;
  readonly onLists: (lists: readonly ClassList[]) => void;
}

/** For whom, and what: slips void what was printed before, so they are asked for twice; lists change nothing. */
export function ChooseSlips({ unit, onMade, onLists }: Properties): ReactNode {
  const t = useTexts(slipsTexts);
  const format = useFormat();
  const tell = useTell();
  const isClass = unit.kind === 'class';
  const schoolId = unit.kind === 'school' ? unit.id : (unit.schoolId ?? unit.id);
  const asked = useClasses(isClass ? undefined : schoolId);
  const classes = isClass ? { data: { items: [unit] }, error: null } : asked;
  const make = useMakeSlips();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(isClass ? [unit.id] : []));
  const [hasStaff, setStaff] = useState(false);
  const [badges, setBadges] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [doneCount, setDoneCount] = useState<number>();
  const items = classes.data?.items ?? [];
  const targets: readonly SlipTarget[] = [
    ...items
      .filter(({ id }) => chosen.has(id))
      .map(({ id, displayName }) => ({ unitId: id, name: displayName, isStaff: false })),
    ...(hasStaff ? [{ unitId: schoolId, name: t.staff, isStaff: true }] : []),
  ];
  /** One after another: a school's classes at once would be a wave that the others feel. */
  const each = async <T,>(work: (target: SlipTarget) => Promise<T>): Promise<readonly T[]> => {
    const results: T[] = [];
    for (const target of targets) {
      setDoneCount(results.length);
      results.push(await work(target));
    }
    return results;
  };
  const makeAll = async () => {
    setAsking(false);
    const made = await each((target) => make(target, badges));
    setDoneCount(undefined);
    const [refused] = made.filter(({ error }) => error !== undefined);
    if (refused !== undefined) tell.failed(refused.error);
    if (made.some(({ error }) => error === undefined)) onMade(made);
  };
  const listAll = () =>
    each(async (target) => ({ target, people: await peopleOf(target.unitId, target.isStaff ? 'staff' : 'student') }))
      .then(onLists, (error: unknown) => tell.failed(error))
      .finally(() => setDoneCount(undefined));
  if (classes.data === undefined && classes.error === null)
    return (
      <Card title={t.who}>
        <Skeleton lines={8} />
      </Card>
    );
  const isBusy = doneCount !== undefined;
  const count = format.number(chosen.size);
  return (
    <div className={styles['stack']}>
      <Card title={t.who}>
        <Loaded
          from={classes}
          isEmpty={({ items: found }) => found.length === 0}
          empty={<EmptyNotice title={t.noClasses} text={t.noClassesText} />}
        >
          {({ items: found }) => <ClassChoice classes={found} chosen={chosen} onChoose={setChosen} />}
        </Loaded>
        {unit.kind === 'school' ? (
          <div className={styles['grade']}>
            <Checkbox checked={hasStaff} onChange={({ target }) => setStaff(target.checked)}>
              {t.staff}
            </Checkbox>
          </div>
        ) : null}
        <div className={styles['grade']}>
          <span className={styles['wholeLine']}>
            <Checkbox checked={badges} onChange={({ target }) => setBadges(target.checked)}>
              {t.badges}
            </Checkbox>
            <span className={styles['hint']}>{t.badgesText}</span>
          </span>
        </div>
      </Card>
      <div className={styles['foot']}>
        <span role="status">
          {isBusy
            ? t.making(format.number(doneCount), format.number(targets.length))
            : hasStaff
              ? t.chosenWithStaff(count)
              : t.chosen(count)}
        </span>
        <span className={styles['footButtons']}>
          <Button disabled={targets.length === 0 || isBusy} onClick={() => void listAll()}>
            {t.lists}
          </Button>
          <Button type="primary" disabled={targets.length === 0} loading={isBusy} onClick={() => setAsking(true)}>
            {t.make}
          </Button>
        </span>
      </div>
      <Modal
        open={isAsking}
        title={t.sureTitle}
        okText={t.sureYes}
        cancelText={t.sureNo}
        onOk={() => void makeAll()}
        onCancel={() => setAsking(false)}
      >
        <p>{hasStaff ? t.chosenWithStaff(count) : t.chosen(count)}</p>
        <p>{t.voids}</p>
      </Modal>
    </div>
  );
}
