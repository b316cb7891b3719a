import type { ReactNode } from 'react';
import { Loaded } from '../state/loaded';
import type { Loading } from '../state/loaded';
import { Skeleton } from '../state/states';
import { Card } from './card';
import styles from './frame.module.css';
import { PageFrame } from './page-frame';
import type { HeadProperties } from './page-frame';

interface Properties<T> {
  readonly from: Loading<T>;
  readonly above?: ReactNode;
  /** Title while the thing itself is not there. */
  readonly title: string;
  readonly head: (data: T) => HeadProperties;
  readonly aside?: (data: T) => ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** One thing: its parts below one another, and what is at hand about it beside them. */
export function DetailFrame<T>({ from, above, title, head, aside, children }: Properties<T>): ReactNode {
  const own = from.data === undefined ? { title } : head(from.data);
  return (
    <PageFrame {...(above === undefined ? {} : { above })} {...own}>
      <Loaded
        from={from}
        skeleton={
          <Card>
            <Skeleton lines={10} />
          </Card>
        }
      >
        {(data) =>
          aside === undefined ? (
            <div className={styles['column']}>{children(data)}</div>
          ) : (
            <div className={styles['columns']}>
              <div className={styles['column']}>{children(data)}</div>
              <aside className={styles['column']}>{aside(data)}</aside>
            </div>
          )
        }
      </Loaded>
    </PageFrame>
  );
}
