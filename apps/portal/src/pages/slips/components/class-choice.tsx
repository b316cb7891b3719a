import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { gradesOf } from '../grade-of';
import type { Unit } from '../api';
import { slipsTexts } from '../texts';
import styles from './slips.module.css';

interface Properties {
  readonly classes: readonly Unit[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** The classes by grade; a grade at a time or one by one. */
export function ClassChoice({ classes, chosen, onChoose }: Properties): ReactNode {
  const t = useTexts(slipsTexts);
  const set = (ids: readonly string[], isChosen: boolean) => {
    const after = new Set(chosen);
    for (const id of ids)
      if (isChosen) after.add(id);
      else after.delete(id);
    onChoose(after);
  };
  return (
    <div className={styles['grades']}>
      <div className={styles['buttons']}>
        <Button size="small" onClick={() => onChoose(new Set(classes.map(({ id }) => id)))}>
          {t.all}
        </Button>
        <Button size="small" disabled={chosen.size === 0} onClick={() => onChoose(new Set())}>
          {t.none}
        </Button>
      </div>
      {gradesOf(classes).map(({ key, name, classes: own }) => {
        const ids = own.map(({ id }) => id);
        const count = ids.filter((id) => chosen.has(id)).length;
        return (
          <fieldset key={key} className={styles['grade']}>
            <legend className="pl-only-heard">{name ?? t.ungraded}</legend>
            <Checkbox
              className={styles['gradeName'] as string}
              checked={count === ids.length}
              indeterminate={count > 0 && count < ids.length}
              onChange={({ target }) => set(ids, target.checked)}
            >
              {name === undefined ? t.ungraded : t.allOf(name)}
            </Checkbox>
            <div className={styles['classes']}>
              {own.map(({ id, displayName }) => (
                <Checkbox key={id} checked={chosen.has(id)} onChange={({ target }) => set([id], target.checked)}>
                  {displayName}
                </Checkbox>
              ))}
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}
