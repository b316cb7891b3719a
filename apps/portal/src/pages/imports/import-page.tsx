import type { ReactNode } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { DetailFrame, useFormat, useTexts, WizardFrame } from '@plinth/ui';
import { useUnitInView } from '../../session/unit-in-view';
import { isBusy, useImport, useUnitName } from './api';
import type { RosterImport } from './api';
import { ImportState } from './components/import-state';
import { Outcome } from './components/outcome';
import { Ready } from './components/ready';
import { Working } from './components/working';
import { importsTexts } from './texts';
import { useImportActions } from './use-import-actions';

/** One import as the server knows it, whoever looks and however often the page was closed in between. */
export function ImportPage(): ReactNode {
  const t = useTexts(importsTexts);
  const { id = '' } = useParams();
  const batch = useImport(id);
  if (batch.data !== undefined) return <Import batch={batch.data} />;
  return (
    <DetailFrame from={batch} title={t.title} head={() => ({ title: t.title })}>
      {() => null}
    </DetailFrame>
  );
}

function Import({ batch }: { readonly batch: RosterImport }): ReactNode {
  const t = useTexts(importsTexts);
  const format = useFormat();
  const { search } = useLocation();
  const { unit } = useUnitInView();
  const isInView = unit?.id === batch.schoolId;
  const named = useUnitName(isInView ? undefined : batch.schoolId);
  const school = isInView ? unit?.displayName : named;
  const actions = useImportActions(batch);
  const own = new URLSearchParams(search);
  for (const name of ['step', 'tab']) own.delete(name);
  const head = {
    above: <Link to={`/admin/imports?${own}`}>{t.allImports}</Link>,
    title: batch.fileName,
    lead: (
      <>
        <ImportState state={batch.state} /> {school ?? ''} · {format.moment(batch.createdAt)}
      </>
    ),
  };
  if (batch.state === 'ready' && batch.summary !== undefined)
    return <Ready batch={batch} summary={batch.summary} head={head} />;
  const step = batch.state === 'reading' ? 1 : 3;
  return (
    <WizardFrame {...head} steps={Object.values(t.steps)} step={step}>
      {isBusy(batch) ? (
        <Working batch={batch} onCancel={batch.state === 'reading' && !actions.isBusy ? actions.cancel : undefined} />
      ) : (
        <Outcome batch={batch} onResume={actions.resume} />
      )}
    </WizardFrame>
  );
}
