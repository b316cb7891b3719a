import { createContext, use, useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../language/texts';
import { troubleOf } from '../state/trouble';
import { uiTexts } from '../ui.texts';
import styles from './toast.module.css';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly isBad: boolean;
}

export interface Tell {
  readonly done: (text: string) => void;
  /** What an operation that failed has to say. */
  readonly failed: (error: unknown) => void;
}

const ToastContext = createContext<Tell | undefined>(undefined);
const STAYS_MS = 6_000;
let last = 0;

export function useTell(): Tell {
  const tell = use(ToastContext);
  if (tell === undefined) throw new Error('useTell stands outside of Toasts');
  return tell;
}

/** Short words about what has been done; a failure stays until it is closed. */
export function Toasts({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useTexts(uiTexts);
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const close = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), []);
  const show = useCallback(
    (text: string, isBad: boolean) => {
      const id = ++last;
      setToasts((shown) => [...shown.slice(-3), { id, text, isBad }]);
      if (!isBad) setTimeout(() => close(id), STAYS_MS);
    },
    [close],
  );
  const tell = useMemo<Tell>(
    () => ({
      done: (text) => show(text, false),
      failed: (error) => {
        const { kind, message } = troubleOf(error);
        show(message || (kind === 'offline' ? t.offlineText : t.failedText), true);
      },
    }),
    [show, t],
  );
  return (
    <ToastContext value={tell}>
      {children}
      <div className={styles['toasts']} role="status" aria-live="polite">
        {toasts.map(({ id, text, isBad }) => (
          <div key={id} className={`${styles['toast']} ${isBad ? styles['bad'] : ''}`}>
            <span className={styles['text']}>{text}</span>
            <button type="button" className={styles['close']} onClick={() => close(id)} aria-label={t.close}>
              ×
            </button>
          </div>
        ))}
      </div>
    </ToastContext>
  );
}
