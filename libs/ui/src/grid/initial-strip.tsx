import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import styles from './grid.module.css';

export const INITIALS: readonly string[] = [...'abcdefghijklmnopqrstuvwxyz'];

interface Properties {
  readonly label: string;
  readonly labelOf: (initial: string) => string;
  /** Initial of what is in sight. */
  readonly current: string | undefined;
  readonly onJump: (initial: string) => void;
}

/** A to Z beside a list in that order. One stop of the tab key; arrows go from letter to letter. */
export function InitialStrip({ label, labelOf, current, onJump }: Properties): ReactNode {
  const strip = useRef<HTMLDivElement>(null);
  const isKnown = current !== undefined && INITIALS.includes(current);
  const stop = isKnown ? current : INITIALS[0];
  // In a low window the strip is longer than the list beside it.
  useEffect(() => {
    const [box, button] = [strip.current, strip.current?.querySelector<HTMLElement>('[aria-current]')];
    if (!box || !button) return;
    const top = button.offsetTop - box.offsetTop;
    if (top < box.scrollTop || top + button.offsetHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = top - box.clientHeight / 2;
  }, [current]);
  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to !== undefined) buttons[Math.max(0, Math.min(buttons.length - 1, to))]?.focus();
    else if (/^[a-z]$/i.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey)
      onJump(event.key.toLowerCase());
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={strip}
      className={styles['initials']}
      role="toolbar"
      aria-orientation="vertical"
      aria-label={label}
      onKeyDown={onKey}
    >
      {INITIALS.map((initial) => (
        <button
          key={initial}
          type="button"
          className={styles['initial']}
          tabIndex={initial === stop ? 0 : -1}
          aria-label={labelOf(initial.toUpperCase())}
          aria-current={initial === current ? 'true' : undefined}
          onClick={() => onJump(initial)}
        >
          {initial}
        </button>
      ))}
    </div>
  );
}
