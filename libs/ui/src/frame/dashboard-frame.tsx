import type { ReactNode } from 'react';
import { Arrival } from '../state/arrival';
import { Skeleton } from '../state/states';
import styles from './frame.module.css';
import { PageFrame } from './page-frame';
import type { HeadProperties } from './page-frame';

/** Its tiles are shown together, when the last of them has come or is too late. */
export function DashboardFrame({ children, ...head }: HeadProperties & { readonly children: ReactNode }): ReactNode {
  return (
    <PageFrame {...head}>
      <div className={styles['arriving']}>
        <Arrival
          meanwhile={
            <div className={styles['meanwhile']}>
              <Skeleton />
            </div>
          }
        >
          {(isThere) => (
            <div className={styles['tiles']} style={{ visibility: isThere ? 'visible' : 'hidden' }}>
              {children}
            </div>
          )}
        </Arrival>
      </div>
    </PageFrame>
  );
}

interface TileProperties {
  /** In quarters of the page's width. */
  readonly width?: 1 | 2 | 3 | 4;
  readonly children: ReactNode;
}

export const Tile = ({ width = 1, children }: TileProperties): ReactNode => (
  <div className={styles[`tile${width}`]}>{children}</div>
);
