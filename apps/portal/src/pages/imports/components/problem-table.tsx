import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { download } from '@plinth/api-client';
import { Badge, EmptyNotice, Loaded, useFormat, useTell, useTexts } from '@plinth/ui';
import { useProblems } from '../api';
import type { ImportProblem } from '../api';
import { importsTexts } from '../texts';
import styles from './imports.module.css';
import { MoreButton } from './more-button';

interface Properties {
  readonly id: string;
  readonly hasSheets: boolean;
}

/** Each cell that something is wrong with, as it is in the file, and why. */
export function ProblemTable({ id, hasSheets }: Properties): ReactNode {
  const t = useTexts(importsTexts);
  const problems = useProblems(id);
  const found = problems.data?.pages.flatMap((page) => page.items);
  return (
    <Loaded
      from={{ data: found, error: problems.error, refetch: problems.refetch }}
      isEmpty={(items) => items.length === 0}
      empty={<EmptyNotice title={t.tabEmpty.bad} />}
    >
      {(items) => (
        <>
          <div className={`${styles['spread']} ${styles['tableHead']}`}>
            <span className={styles['muted']}>{t.badLead}</span>
            <ErrorWorkbook id={id} />
          </div>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t.row.place}</th>
                <th scope="col">{t.row.cell}</th>
                <th scope="col">{t.row.reason}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((problem, index) => (
                <Problem key={index} problem={problem} hasSheets={hasSheets} />
              ))}
            </tbody>
          </table>
          <MoreButton of={problems} />
        </>
      )}
    </Loaded>
  );
}

function Problem({ problem, hasSheets }: { readonly problem: ImportProblem; readonly hasSheets: boolean }): ReactNode {
  const t = useTexts(importsTexts);
  const format = useFormat();
  const { sheet, row, column, value, severity, message } = problem;
  return (
    <tr>
      <td data-label={t.row.place} className={styles['place']}>
        {hasSheets ? `${sheet} ` : ''}
        {t.rowAt(format.number(row))}
      </td>
      <td data-label={t.row.cell}>
        <span className={styles['cellName']}>{column}</span>
        {value === '' ? null : <code className={styles[severity === 'error' ? 'cellBad' : 'cellNote']}>{value}</code>}
      </td>
      <td data-label={t.row.reason}>
        <span>
          <Badge tone={severity === 'error' ? 'bad' : 'warn'}>{t.severity[severity]}</Badge> {message}
        </span>
      </td>
    </tr>
  );
}

export function ErrorWorkbook({ id }: { readonly id: string }): ReactNode {
  const t = useTexts(importsTexts);
  const tell = useTell();
  const [isSaving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    await download(`/api/org/v1/imports/${id}/errors.xlsx`).catch((error: unknown) => tell.failed(error));
    setSaving(false);
  };
  return (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      loading={isSaving}
      title={t.errorWorkbookHint}
      onClick={() => void save()}
    >
      {t.errorWorkbook}
    </Button>
  );
}
