import { useSyncExternalStore } from 'react';
import { askWhoIsThere, setCircumstances } from '@plinth/api-client';
import type { Me } from '@plinth/api-client';
import { beliefIn, differenceOf, identityHeaderOf } from './belief';
import type { Belief } from './belief';
import { noteSignedInAgain, noteSignedOut } from './signed-out';

/** Somebody, or some identity, that this tab does not go by. */
export interface Elsewhere {
  readonly what: 'person' | 'identity';
  readonly believed: Belief;
  readonly there: Me;
}

const channel = new BroadcastChannel('plinth.session');
const listeners = new Set<() => void>();
let believed: Belief | undefined;
let elsewhere: Elsewhere | undefined;
let isAsking = false;

function show(found: Elsewhere | undefined): void {
  elsewhere = found;
  for (const listener of listeners) listener();
}

/** From now on this tab acts for them; the others of the browser hear it. */
export function believe(me: Me): void {
  believed = beliefIn(me);
  setCircumstances({ person: me.personId, identity: identityHeaderOf(me) });
  channel.postMessage(believed);
  if (elsewhere !== undefined) show(undefined);
}

/** What the page was answered on its way: the first is believed, another one is told to whoever looks at the page. */
export function hear(me: Me): void {
  if (believed === undefined) return believe(me);
  const what = differenceOf(believed, beliefIn(me));
  if (what === undefined) {
    if (elsewhere !== undefined) show(undefined);
    return;
  }
  show({ what, believed, there: me });
}

/** Asks who is there now. A tab whose person has come back goes on as if nothing had been. */
export async function lookAround(): Promise<void> {
  if (believed === undefined || isAsking) return;
  isAsking = true;
  try {
    const there = await askWhoIsThere();
    if (there === 'nobody') return noteSignedOut();
    noteSignedInAgain();
    hear(there);
  } catch {
    // Away from the network, or a server that restarts: the next look tells.
  } finally {
    isAsking = false;
  }
}

/** Tabs of one browser share a session: whatever one of them changes, the others notice. */
export function watchTabs(): void {
  setCircumstances({ onElsewhere: () => void lookAround() });
  channel.onmessage = ({ data }: MessageEvent<Belief>) => {
    if (believed !== undefined && differenceOf(believed, data) !== undefined) void lookAround();
  };
  // The plain pages for signing in and out have no script to tell with.
  window.addEventListener('focus', () => void lookAround());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void lookAround();
  });
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useElsewhere = (): Elsewhere | undefined => useSyncExternalStore(subscribe, () => elsewhere);
