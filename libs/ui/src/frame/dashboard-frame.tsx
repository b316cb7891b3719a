import type { ReactNode } from 'react';
import styles from './frame.module.css';
import { PageFrame } from './page-frame';
import type { HeadProperties } from './page-frame';

export function DashboardFrame({ children, ...head }: HeadProperties & { readonly children: ReactNode }): ReactNode {
  return (
    <PageFrame {...head}>
      <div className={styles['tiles']}>{children}</div>
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
