import type { QueryClient } from '@tanstack/react-query';
import { createBrowserRouter } from 'react-router';
import type { LoaderFunctionArgs, ShouldRevalidateFunctionArgs } from 'react-router';
import { pages } from './pages';
import { queries } from './queries';
import { PagesContext } from './shell/navigable';
import { PageGate } from './shell/page-gate';
import { PageTrouble } from './shell/page-trouble';
import { Shell } from './shell/shell';
import { UnitGate } from './shell/unit-gate';
import { UnknownPage } from './shell/unknown-page';

/** Nobody waits for it: the page does, where it shows the answer. */
function begin(ask: (queries: QueryClient, address: URL) => void, { url }: Request): null {
  ask(queries, new URL(url));
  return null;
}

export const router = createBrowserRouter([
  {
    element: (
      <PagesContext value={pages}>
        <Shell />
      </PagesContext>
    ),
    errorElement: <PageTrouble />,
    hydrateFallbackElement: <></>,
    children: [
      ...pages.map(({ path, load, ask, needs }) => ({
        path,
        errorElement: <PageTrouble />,
        // A page that is there already asks by itself.
        shouldRevalidate: ({ currentUrl, nextUrl }: ShouldRevalidateFunctionArgs) =>
          currentUrl.pathname !== nextUrl.pathname,
        lazy: async () => {
          const [Page, asks] = await Promise.all([load(), ask?.()]);
          return {
            ...(asks === undefined ? {} : { loader: ({ request }: LoaderFunctionArgs) => begin(asks, request) }),
            element: (
              <PageGate {...(needs === undefined ? {} : { needs })}>
                {path.startsWith('/admin') ? (
                  <UnitGate>
                    <Page />
                  </UnitGate>
                ) : (
                  <Page />
                )}
              </PageGate>
            ),
          };
        },
      })),
      { path: '*', element: <UnknownPage /> },
    ],
  },
]);
