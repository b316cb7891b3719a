import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import styles from './frame.module.css';

export interface HeadProperties {
  readonly title: string;
  /** A way back, above the title. */
  readonly above?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
}

interface Properties extends HeadProperties {
  readonly width?: 'narrow' | 'wide' | 'whole';
  readonly children: ReactNode;
}

const PRODUCT = 'Plinth';

/** A page: one heading, which hears the focus when the page is come to, and names the browser's tab. */
export function PageFrame({ title, above, lead, actions, width = 'wide', children }: Properties): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${PRODUCT}`;
  }, [title]);
  useEffect(() => {
    // A reader of the screen hears where the link led; whoever is typing already is not disturbed.
    if (document.activeElement === document.body || document.activeElement?.closest('nav') !== null)
      heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={`${styles['page']} ${width === 'wide' ? '' : styles[width]}`}>
      <header className={styles['head']}>
        <div className={styles['words']}>
          {above === undefined ? null : <div className={styles['above']}>{above}</div>}
          <h1 className={styles['title']} ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead === undefined ? null : <div className={styles['lead']}>{lead}</div>}
        </div>
        {actions === undefined ? null : <div className={styles['actions']}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
