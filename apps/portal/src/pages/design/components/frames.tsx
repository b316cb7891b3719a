import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '@plinth/ui';
import { FRAME, frameNames, STATE, statesOf } from '../frame-states';
import { designTexts } from '../texts';
import styles from './design.module.css';
import { Sample } from './sample';

export function Frames(): ReactNode {
  const t = useTexts(designTexts);
  return (
    <div className={styles['group']}>
      <h2>{t.groups.frames}</h2>
      {frameNames.map((frame) => (
        <Sample key={frame} of={frame}>
          <div className={styles['row']}>
            {statesOf(frame).map((state) => (
              <Link key={state} to={`?${new URLSearchParams({ [FRAME]: frame, [STATE]: state })}`}>
                {t.open(t.states[state])}
              </Link>
            ))}
          </div>
        </Sample>
      ))}
      <Sample of="Tile" />
    </div>
  );
}
