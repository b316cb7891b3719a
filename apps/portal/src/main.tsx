import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { setCircumstances } from '@plinth/api-client';
import { initialLanguage, LanguageProvider, Toasts } from '@plinth/ui';
import type { Language } from '@plinth/ui';
import { LookProvider } from './look/look';
import { noteRefused, queries } from './queries';
import { router } from './routes';
import { askAhead } from './session/ask-ahead';
import { noteSignedOut } from './session/signed-out';
import { watchTabs } from './session/tabs';

let spoken = initialLanguage();
setCircumstances({ onSignedOut: noteSignedOut, onForbidden: noteRefused, language: spoken });
// Before anything is drawn, which takes as long as the answers do.
void askAhead(queries, window.location.pathname);
watchTabs();

function speak(language: Language): void {
  setCircumstances({ language });
  // Names of roles, messages and the like come in the language that was asked for.
  if (language !== spoken) void queries.invalidateQueries();
  spoken = language;
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
