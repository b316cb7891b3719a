import { createBrowserRouter } from 'react-router';
import { pages } from './pages';
import { PagesContext } from './shell/navigable';
import { PageGate } from './shell/page-gate';
import { PageTrouble } from './shell/page-trouble';
import { Shell } from './shell/shell';
import { UnitGate } from './shell/unit-gate';
import { UnknownPage } from './shell/unknown-page';

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
      ...pages.map(({ path, load, needs }) => ({
        path,
        errorElement: <PageTrouble />,
        lazy: async () => {
          const Page = await load();
          return {
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
