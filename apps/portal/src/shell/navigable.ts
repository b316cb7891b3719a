import { createContext, use } from 'react';
import type { PageEntry } from '../pages';
import { useIdentities } from '../session/identities';
import { useMay } from '../session/session';

export type ListedPage = PageEntry & { readonly nav: NonNullable<PageEntry['nav']> };

const isListed = (page: PageEntry): page is ListedPage => page.nav !== undefined;

/** Filled by the routes: a page that shows the ways to others does not import them. */
export const PagesContext = createContext<readonly PageEntry[]>([]);

/** The pages that the person may open, in the order of the navigation. */
export function useNavigablePages(): readonly ListedPage[] {
  const pages = use(PagesContext);
  const may = useMay();
  const { kinds: acting, isAtWork } = useIdentities();
  return pages
    .filter(isListed)
    .filter(({ needs }) => needs === undefined || (isAtWork && may(needs)))
    .filter(({ nav: { kinds } }) => kinds === undefined || acting.some((kind) => kinds.includes(kind)));
}
