import { useEffect, useRef, useState } from 'react';

const STORED_AS = 'plinth.drafts';
const KEPT_MS = 12 * 3_600_000;

interface Kept {
  readonly personId: string;
  readonly at: number;
  readonly drafts: Readonly<Record<string, unknown>>;
}

/** What open forms hold right now, by their names. */
const open = new Map<string, () => unknown>();
let personId: string | undefined;

/** Whose drafts these are: another person who signs in at the same browser never sees them. */
export function claimDrafts(ofPerson: string): void {
  personId = ofPerson;
  const kept = read();
  if (kept !== undefined && (kept.personId !== ofPerson || Date.now() - kept.at > KEPT_MS))
    sessionStorage.removeItem(STORED_AS);
}

/** Before the page is left for the sign-in; the tab itself keeps them and nothing else does. */
export function keepDrafts(): void {
  if (personId === undefined || open.size === 0) return;
  const drafts = Object.fromEntries([...open].map(([name, value]) => [name, value()]));
  sessionStorage.setItem(STORED_AS, JSON.stringify({ personId, at: Date.now(), drafts } satisfies Kept));
}

function read(): Kept | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(STORED_AS) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether a form of this name was left unfinished: its page opens it again. */
export function hasDraft(name: string): boolean {
  const kept = read();
  return kept !== undefined && kept.personId === personId && name in kept.drafts;
}

const draftOf = (name: string): unknown => (hasDraft(name) ? read()?.drafts[name] : undefined);

function forget(name: string): void {
  const kept = read();
  if (kept === undefined || !hasDraft(name)) return;
  const { [name]: _, ...others } = kept.drafts;
  if (Object.keys(others).length === 0) sessionStorage.removeItem(STORED_AS);
  else sessionStorage.setItem(STORED_AS, JSON.stringify({ ...kept, drafts: others }));
}

/** Keeps what a form holds over the end of a session. Answers what it held before, once. */
export function useDraft<T>(name: string, value: () => T): T | undefined {
  const latest = useRef(value);
  latest.current = value;
  const [taken] = useState(() => draftOf(name) as T | undefined);
  useEffect(() => {
    // Only now: what is drawn may be thrown away and drawn again before anybody sees it.
    forget(name);
    open.set(name, () => latest.current());
    return () => void open.delete(name);
  }, [name]);
  return taken;
}
