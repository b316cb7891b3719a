import MenuOutlined from '@ant-design/icons/MenuOutlined';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { Outlet, useLocation, useNavigation } from 'react-router';
import { useTexts } from '@plinth/ui';
import { JobTray } from '../jobs/job-tray';
import { Palette } from '../palette/palette';
import { claimDrafts } from '../session/drafts';
import { useMe, useRights } from '../session/session';
import { noteSignedIn } from '../session/signed-out';
import { hear } from '../session/tabs';
import { AccountMenu } from './account-menu';
import { Brand } from './brand';
import { ElsewhereDialog } from './elsewhere-dialog';
import { IdentitySwitch } from './identity-switch';
import { DisplayMenu } from './display-menu';
import { Navigation } from './navigation';
import styles from './shell.module.css';
import { shellTexts } from './shell.texts';
import { SignedOutDialog } from './signed-out-dialog';
import { UnitSwitch } from './unit-switch';

function watchNetwork(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** Nobody is shown a page before the base has said who is there. */
function useArrival(): boolean {
  const me = useMe();
  useRights();
  const personId = me.data?.personId;
  if (personId !== undefined) {
    noteSignedIn();
    claimDrafts(personId);
  }
  useEffect(() => {
    if (me.data !== undefined) hear(me.data);
  }, [me.data]);
  return personId !== undefined || (me.error !== null && (me.error as { kind?: unknown }).kind !== 'signed-out');
}

export function Shell(): ReactNode {
  const t = useTexts(shellTexts);
  const hasArrived = useArrival();
  const isOnline = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  const isGoing = useNavigation().state === 'loading';
  const [isOpen, setOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // Chromium answers with a promise, which is no clean-up.
  useEffect(() => void main.current?.scrollTo(0, 0), [pathname]);
  return (
    <div className={`${styles['shell']} ${isOpen ? styles['open'] : ''}`}>
      <a className={styles['skip']} href="#content">
        {t.skip}
      </a>
      <header className={styles['bar']}>
        <button
          type="button"
          className={`${styles['round']} ${styles['burger']}`}
          aria-label={t.menu}
          aria-expanded={isOpen}
          aria-controls="navigation"
          onClick={() => setOpen(!isOpen)}
        >
          <MenuOutlined aria-hidden />
        </button>
        <Brand />
        <UnitSwitch />
        <div className={styles['space']} />
        <Palette />
        <JobTray />
        <IdentitySwitch />
        <DisplayMenu />
        <AccountMenu />
      </header>
      <Navigation onGo={() => setOpen(false)} />
      <button type="button" className={styles['veil']} aria-hidden tabIndex={-1} onClick={() => setOpen(false)} />
      <main className={styles['main']} id="content" tabIndex={-1} ref={main}>
        {isGoing ? <div className={styles['progress']} aria-hidden /> : null}
        {isOnline ? null : (
          <p className={styles['offline']} role="alert">
            {t.offline}
          </p>
        )}
        {hasArrived ? <Outlet /> : null}
      </main>
      <SignedOutDialog />
      <ElsewhereDialog />
    </div>
  );
}
