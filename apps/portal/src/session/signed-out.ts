import { useSyncExternalStore } from 'react';
import { keepDrafts } from './drafts';

let isOut = false;
let wasIn = false;
const listeners = new Set<() => void>();

/** Called with the first answer that only somebody who is signed in can get. */
export function noteSignedIn(): void {
  wasIn = true;
}

/** Somebody who comes without a session signs in at once; whoever was at work is told first. */
export function noteSignedOut(): void {
  if (isOut) return;
  isOut = true;
  if (!wasIn) return goToSignIn();
  for (const listener of listeners) listener();
}

/** The person has signed in again in another tab: nothing stands in the way any more. */
export function noteSignedInAgain(): void {
  if (!isOut) return;
  isOut = false;
  for (const listener of listeners) listener();
}

export function goToSignIn(): void {
  keepDrafts();
  const { pathname, search } = window.location;
  window.location.assign(`/login?return=${encodeURIComponent(pathname + search)}`);
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useSignedOut = (): boolean => useSyncExternalStore(subscribe, () => isOut && wasIn);
