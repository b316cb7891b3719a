import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { setCircumstances } from '@plinth/api-client';
import { LanguageProvider, Toasts } from '@plinth/ui';
import type { Language } from '@plinth/ui';
import { LookProvider } from './look/look';
import { queries } from './queries';
import { router } from './routes';
import { askAhead } from './session/ask-ahead';
import { noteSignedOut } from './session/signed-out';
import { watchTabs } from './session/tabs';

setCircumstances({ onSignedOut: noteSignedOut });
watchTabs();

let isFirst = true;

function speak(language: Language): void {
  setCircumstances({ language });
  if (isFirst) void askAhead(queries, window.location.pathname);
  // Names of roles, messages and the like come in the language that was asked for.
  else void queries.invalidateQueries();
  isFirst = false;
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LanguageProvider onChange={speak}>
        <LookProvider>
          <Toasts>
            <RouterProvider router={router} />
          </Toasts>
        </LookProvider>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
