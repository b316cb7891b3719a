import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ListedPage } from './navigable';

/** Told to the page's own clock, so that what the first page itself takes can be told from it. */
const AHEAD_MARK = 'plinth.code-ahead';
const AGAIN_MS = 100;

/** Somebody who pays for every byte, or has asked for few of them, fetches what is opened and nothing else. */
const isSparing = (): boolean =>
  (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true;

const whenIdle = (then: () => void): void => {
  // Safari has no such call.
  if ('requestIdleCallback' in window) window.requestIdleCallback(then);
  else setTimeout(then, AGAIN_MS);
};

/** The code of the pages in the navigation is fetched one after another while nobody waits for anything. */
export function useCodeAhead(pages: readonly ListedPage[]): void {
  const queries = useQueryClient();
  const names = pages.map(({ path }) => path).join();
  useEffect(() => {
    if (isSparing()) return undefined;
    let isOver = false;
    const waiting = [...pages];
    const fetchNext = (): void => {
      if (isOver) return;
      if (queries.isFetching() > 0) {
        setTimeout(() => whenIdle(fetchNext), AGAIN_MS);
        return;
      }
      const page = waiting.shift();
      if (page === undefined) return;
      void page
        .load()
        .catch(() => undefined)
        .then(() => whenIdle(fetchNext));
    };
    whenIdle(() => {
      performance.mark(AHEAD_MARK);
      fetchNext();
    });
    return () => {
      isOver = true;
    };
    // Their names tell whether they are others.
  }, [names, queries]);
}
