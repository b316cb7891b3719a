import { Button, Progress } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { download } from '@plinth/api-client';
import { useFormat, useTell, useTexts } from '@plinth/ui';
import { useOpenImports } from '../api';
import type { RosterKind } from '../api';
import { faultOf } from '../file-check';
import type { FileFault } from '../file-check';
import { newImportTexts } from '../new-import.texts';
import type { UploadTrouble } from '../use-upload';
import { Choice } from './choice';
import { DropZone } from './drop-zone';
import styles from './new-import.module.css';
import { Panel } from './panel';

export interface Wishes {
  readonly kind: RosterKind | 'auto';
  readonly scope: 'part' | 'whole';
}

interface Properties {
  readonly schoolId: string | undefined;
  readonly file: File | undefined;
  readonly onFile: (file: File | undefined) => void;
  readonly wishes: Wishes;
  readonly onWishes: (wishes: Wishes) => void;
  readonly share: number | undefined;
  readonly trouble: UploadTrouble | undefined;
}

/** Which file, and what it means that somebody is not in it. */
export function UploadForm({ schoolId, file, onFile, wishes, onWishes, share, trouble }: Properties): ReactNode {
  const t = useTexts(newImportTexts);
  const format = useFormat();
  const [fault, setFault] = useState<FileFault | 'onlyOne'>();
  const take = async (files: readonly File[]) => {
    const [first] = files;
    if (first === undefined) return;
    const found = files.length > 1 ? 'onlyOne' : await faultOf(first);
    setFault(found);
    onFile(found === undefined ? first : undefined);
  };
  return (
    <div className={styles['form']}>
      <OpenElsewhere schoolId={schoolId} />
      <DropZone file={file} isDisabled={share !== undefined} onFiles={(files) => void take(files)} />
      {fault === undefined ? null : fault === 'onlyOne' ? (
        <Panel tone="bad" title={t.onlyOne} />
      ) : (
        <Panel tone="bad" {...t.faults[fault]} />
      )}
      <SendTrouble trouble={trouble} />
      {share === undefined ? null : (
        <div className={styles['progress']} role="status">
          <span>{t.uploading(format.percent(Math.round(share * 100) / 100))}</span>
          <Progress percent={Math.round(share * 100)} showInfo={false} aria-label={t.upload} />
        </div>
      )}
      <Choice
        legend={t.content}
        value={wishes.kind}
        options={(['auto', 'student', 'staff'] as const).map((kind) => ({ value: kind, label: t.contents[kind] }))}
        onChange={(kind) => onWishes({ ...wishes, kind })}
      />
      <Choice
        legend={t.scope}
        value={wishes.scope}
        options={[
          { value: 'part', label: t.part, text: t.partText },
          { value: 'whole', label: t.whole, text: t.wholeText },
        ]}
        onChange={(scope) => onWishes({ ...wishes, scope })}
      />
      <Templates />
    </div>
  );
}

function SendTrouble({ trouble }: { readonly trouble: UploadTrouble | undefined }): ReactNode {
  const t = useTexts(newImportTexts);
  if (trouble === undefined) return null;
  if (trouble === 'changed') return <Panel tone="bad" title={t.changedTitle} text={t.changedText} />;
  if (trouble === 'offline') return <Panel tone="bad" title={t.offlineTitle} text={t.offlineText} />;
  return <Panel tone="bad" title={t.refusedTitle} text={trouble.message || t.refusedText} />;
}

function OpenElsewhere({ schoolId }: { readonly schoolId: string | undefined }): ReactNode {
  const t = useTexts(newImportTexts);
  const format = useFormat();
  const { search } = useLocation();
  const open = useOpenImports(schoolId);
  const [first] = open;
  if (first === undefined) return null;
  return (
    <Panel tone="warn" title={t.openElsewhere(format.number(open.length))}>
      <Link to={`/admin/imports/${first.id}${search}`}>
        {t.openElsewhereLink} {first.fileName}
      </Link>
    </Panel>
  );
}

function Templates(): ReactNode {
  const t = useTexts(newImportTexts);
  const { search } = useLocation();
  const tell = useTell();
  const save = (kind: RosterKind) => () =>
    void download(`/api/org/v1/imports/template?kind=${kind}`).catch((error: unknown) => tell.failed(error));
  return (
    <div className={styles['templates']}>
      <span>{t.templates}</span>
      <Button size="small" onClick={save('student')}>
        {t.templateStudent}
      </Button>
      <Button size="small" onClick={save('staff')}>
        {t.templateStaff}
      </Button>
      <Link to={`/admin/guide/roster-columns${search}`}>{t.columnsHelp}</Link>
    </div>
  );
}
