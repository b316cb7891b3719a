import type { ReactNode } from 'react';
import { CopyText, Fact, Facts, useTexts } from '@plinth/ui';
import type { Slip } from '../api';
import { setupTexts } from '../texts';
import styles from './setup.module.css';

export interface Handed {
  readonly name: string;
  readonly slip: Slip;
  /** What was typed a moment ago and is now signed in with. */
  readonly signInName?: string;
}

/** What the new administrator is given; the code is not to be had again. */
export function HandedSlip({ handed: { name, slip, signInName } }: { readonly handed: Handed }): ReactNode {
  const t = useTexts(setupTexts);
  const known = signInName ?? slip.username;
  return (
    <section className={styles['slip']} aria-live="polite">
      <h2>{t.handOver(name)}</h2>
      <Facts>
        <Fact name={t.address}>
          <CopyText name={t.address} value={`${window.location.origin}/login`} />
        </Fact>
        <Fact name={t.signInName}>
          {known === undefined ? t.signInNameUnknown : <CopyText name={t.signInName} value={known} />}
        </Fact>
        <Fact name={t.code}>
          <CopyText name={t.code} value={slip.code} />
        </Fact>
      </Facts>
      <p className={styles['once']}>{t.onlyOnce}</p>
    </section>
  );
}
