import SearchOutlined from '@ant-design/icons/SearchOutlined';
import { Suspense, lazy, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import styles from './palette.module.css';
import { paletteTexts } from './palette.texts';

const PaletteDialog = lazy(async () => ({ default: (await import('./palette-dialog')).PaletteDialog }));
const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The way to every page, unit and person without the mouse: Ctrl K, on a Mac ⌘ K. */
export function Palette(): ReactNode {
  const t = useTexts(paletteTexts);
  const [isOpen, setOpen] = useState(false);
  // Each time begins anew, while the time before is still fading away, too.
  const [times, setTimes] = useState(0);
  const open = () => {
    setTimes((before) => before + 1);
    setOpen(true);
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      setTimes((before) => before + 1);
      setOpen((before) => !before);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <button
        type="button"
        className={styles['button']}
        onClick={open}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
      >
        <SearchOutlined aria-hidden />
        <span className={styles['word']}>{t.open}</span>
        <kbd className={styles['keys']} aria-hidden>
          {isMac ? '⌘ K' : 'Ctrl K'}
        </kbd>
      </button>
      {times > 0 ? (
        <Suspense>
          <PaletteDialog isOpen={isOpen} times={times} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
