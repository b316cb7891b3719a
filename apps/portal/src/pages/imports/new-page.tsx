import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useTexts, WizardFrame } from '@plinth/ui';
import { useDraft } from '../../session/drafts';
import { useUnitInView } from '../../session/unit-in-view';
import { useImportChanged, useImportStarted, useUnitName } from './api';
import { SchoolChoice } from './components/school-choice';
import { UploadForm } from './components/upload-form';
import type { Wishes } from './components/upload-form';
import { newImportTexts } from './new-import.texts';
import { schoolOf } from './school-of';
import { importsTexts } from './texts';
import { useUpload } from './use-upload';

/** The first step: from here on the import lives on the server, under an address of its own. */
export function NewImportPage(): ReactNode {
  const t = useTexts(importsTexts);
  const words = useTexts(newImportTexts);
  const go = useNavigate();
  const { search } = useLocation();
  const { unit, choose } = useUnitInView();
  const schoolId = schoolOf(unit);
  const isSchool = unit !== undefined && unit.id === schoolId;
  const named = useUnitName(isSchool ? undefined : schoolId);
  const school = isSchool ? unit.displayName : named;
  const changed = useImportChanged();
  const begin = useImportStarted();
  const [file, setFile] = useState<File>();
  const [wishes, setWishes] = useState<Wishes>({ kind: 'auto', scope: 'part' });
  const draft = useDraft<Wishes>('new-import', () => wishes);
  const [isTaken, setTaken] = useState(false);
  if (draft !== undefined && !isTaken) {
    setTaken(true);
    setWishes(draft);
  }
  const { share, trouble, send, stop, forget } = useUpload();
  const upload = async () => {
    if (schoolId === undefined || file === undefined) return;
    const kind = wishes.kind === 'auto' ? undefined : wishes.kind;
    const started = await send({ unitId: schoolId, file, kind, whole: wishes.scope === 'whole' });
    if (started === undefined) return;
    begin(started);
    void changed();
    await go(`/admin/imports/${started.id}${search}`, { replace: true });
  };
  const take = (chosen: File | undefined) => {
    forget();
    // The page of the import is opened as soon as the file has been sent.
    void import('./import-page').catch(() => undefined);
    setFile(chosen);
  };
  const isReady = schoolId !== undefined && file !== undefined && trouble !== 'changed';
  return (
    <WizardFrame
      above={<Link to={`/admin/imports${search}`}>{t.allImports}</Link>}
      title={words.newTitle}
      lead={school === undefined ? undefined : words.newLead(school)}
      steps={Object.values(t.steps)}
      step={0}
      foot={
        share === undefined ? (
          <Button type="primary" disabled={!isReady} onClick={() => void upload()}>
            {words.upload}
          </Button>
        ) : (
          <Button onClick={stop}>{words.stopUpload}</Button>
        )
      }
    >
      {unit !== undefined && schoolId === undefined ? (
        <SchoolChoice underId={unit.id} onChoose={choose} />
      ) : (
        <UploadForm
          schoolId={schoolId}
          file={file}
          onFile={take}
          wishes={wishes}
          onWishes={setWishes}
          share={share}
          trouble={trouble}
        />
      )}
    </WizardFrame>
  );
}
