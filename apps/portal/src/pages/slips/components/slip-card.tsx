import { QRCode } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import paper from '../../../print/paper.module.css';
import type { Slip } from '../api';
import { slipsTexts } from '../texts';
import styles from './sheets.module.css';

const QR_SIZE = 68;

/** What is typed at the sign-in: the code of the school stands before the number. */
export function signInNameOf({ username, schoolCode, number }: Slip): string | undefined {
  if (username !== undefined) return username;
  if (number === undefined) return undefined;
  return schoolCode === '' ? number : `${schoolCode}/${number}`;
}

/** One slip, to be cut out. The QR code leads to the sign-in page and holds no code: a photo of it opens nothing. */
export function SlipCard({ slip, unitName }: { readonly slip: Slip; readonly unitName: string }): ReactNode {
  const t = useTexts(slipsTexts).slip;
  const address = window.location.origin;
  const isBadge = slip.kind === 'badge';
  return (
    <article className={styles['slip']}>
      <header className={styles['slipHead']}>
        <strong className={styles['name']}>{slip.name}</strong>
        <span className={styles['unit']}>{unitName}</span>
      </header>
      <div className={styles['slipBody']}>
        <dl className={styles['facts']}>
          <dt>{t.address}</dt>
          <dd>{address}</dd>
          <dt>{t.name}</dt>
          <dd className={`${styles['mono']} ${styles['unbroken']}`}>{signInNameOf(slip) ?? t.noName}</dd>
          <dt>{isBadge ? t.badgeCode : t.code}</dt>
          <dd className={styles['code']}>{slip.code}</dd>
        </dl>
        <span className={styles['qr']} aria-hidden>
          <QRCode
            type="svg"
            value={`${address}/login`}
            size={QR_SIZE}
            bordered={false}
            color="#000000"
            bgColor="#ffffff"
          />
        </span>
      </div>
      <p className={paper['small']}>{isBadge ? t.badgeUntil : t.until}</p>
      {slip.bindingCode === undefined ? null : (
        <p className={styles['binding']}>
          {t.binding} <span className={styles['mono']}>{slip.bindingCode}</span>
          <span className={`${paper['small']} ${styles['bindingText']}`}>{t.bindingText}</span>
        </p>
      )}
    </article>
  );
}
