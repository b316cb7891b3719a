import { query } from '@plinth/api-client';
import { useTell } from '@plinth/ui';
import { useImportChanged } from './api';
import type { RosterImport } from './api';
import type { Corrections } from './field';

/** What one can do with an import; whatever comes of it, the page then shows what the server says. */
export function useImportActions({ id, whole, columns }: Pick<RosterImport, 'id' | 'whole' | 'columns'>) {
  const tell = useTell();
  const changed = useImportChanged();
  const confirming = query.useMutation('post', '/api/org/v1/imports/{id}/confirmation');
  const cancelling = query.useMutation('post', '/api/org/v1/imports/{id}/cancellation');
  const reading = query.useMutation('post', '/api/org/v1/imports/{id}/reading');
  const resuming = query.useMutation('post', '/api/org/v1/imports/{id}/resumption');
  const params = { path: { id } };
  const after = { onError: (error: unknown) => tell.failed(error), onSettled: () => changed() };
  return {
    isBusy: confirming.isPending || cancelling.isPending || reading.isPending || resuming.isPending,
    confirm: (acceptLeaving: boolean) => confirming.mutate({ params, body: { acceptLeaving } }, after),
    cancel: () => cancelling.mutate({ params }, after),
    resume: () => resuming.mutate({ params }, after),
    readAgain: (corrections: Corrections) =>
      reading.mutateAsync({ params, body: { whole, columns: { ...columns, ...corrections } } }, after),
    readAsRecognised: () => reading.mutate({ params, body: { whole, columns: {} } }, after),
  };
}
