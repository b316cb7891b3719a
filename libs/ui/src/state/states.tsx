import CloudOutlined from '@ant-design/icons/CloudOutlined';
import DisconnectOutlined from '@ant-design/icons/DisconnectOutlined';
import HourglassOutlined from '@ant-design/icons/HourglassOutlined';
import InboxOutlined from '@ant-design/icons/InboxOutlined';
import LockOutlined from '@ant-design/icons/LockOutlined';
import SearchOutlined from '@ant-design/icons/SearchOutlined';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../language/texts';
import { uiTexts } from '../ui.texts';
import { Waiting } from './arrival';
import { Notice } from './notice';
import styles from './state.module.css';
import { troubleOf } from './trouble';

/** Grey lines in place of what is coming; nothing at all when it comes at once. */
export function Skeleton({ lines = 6 }: { readonly lines?: number }): ReactNode {
  const t = useTexts(uiTexts);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 120);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-live="polite" aria-busy>
      <Waiting />
      <span className="pl-only-heard">{t.loading}</span>
      <div className={styles['lines']} style={{ visibility: isShown ? 'visible' : 'hidden' }} aria-hidden>
        {Array.from({ length: lines }, (_, index) => (
          <div key={index} className={styles['line']} />
        ))}
      </div>
    </div>
  );
}

const pictures = {
  offline: <DisconnectOutlined />,
  forbidden: <LockOutlined />,
  missing: <SearchOutlined />,
  limited: <HourglassOutlined />,
  failed: <CloudOutlined />,
} as const;

interface TroubleProperties {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  readonly children?: ReactNode;
}

export function TroubleNotice({ error, onRetry, children }: TroubleProperties): ReactNode {
  const t = useTexts(uiTexts);
  const trouble = troubleOf(error);
  const words = {
    offline: [t.offlineTitle, t.offlineText],
    forbidden: [t.forbiddenTitle, t.forbiddenText],
    missing: [t.missingTitle, t.missingText],
    limited: [t.limitedTitle, t.limitedText],
    failed: [t.failedTitle, trouble.message || t.failedText],
  }[trouble.kind];
  const reference = trouble.kind === 'failed' ? trouble.reference : undefined;
  const isWorthRetrying = onRetry !== undefined && !['forbidden', 'missing'].includes(trouble.kind);
  return (
    <Notice
      picture={pictures[trouble.kind]}
      title={words[0] as string}
      text={words[1]}
      isBad={trouble.kind === 'failed'}
      {...(reference === undefined ? {} : { reference: t.reference(reference) })}
    >
      {isWorthRetrying ? <Button onClick={onRetry}>{t.retry}</Button> : null}
      {children}
    </Notice>
  );
}

interface EmptyProperties {
  readonly title?: string;
  readonly text?: ReactNode;
  readonly picture?: ReactNode;
  /** What to do about it. */
  readonly children?: ReactNode;
}

export function EmptyNotice({ title, text, picture = <InboxOutlined />, children }: EmptyProperties): ReactNode {
  const t = useTexts(uiTexts);
  return (
    <Notice picture={picture} title={title ?? t.emptyTitle} text={text}>
      {children}
    </Notice>
  );
}
