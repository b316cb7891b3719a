import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useFormat, useTexts } from '@plinth/ui';
import { isBusy, useUnitName } from '../api';
import type { RosterImport } from '../api';
import { importsTexts } from '../texts';
import { ImportState } from './import-state';
import styles from './imports.module.css';

/** One import of the list; the school is named where there may be several. */
export function ImportLine({
  item,
  hasSchool,
}: {
  readonly item: RosterImport;
  readonly hasSchool: boolean;
}): ReactNode {
  const t = useTexts(importsTexts);
  const format = useFormat();
  const { search } = useLocation();
  const school = useUnitName(hasSchool ? item.schoolId : undefined);
  return (
    <tr>
      <td data-label={t.columns.file} className={styles['file']}>
        <Link to={`/admin/imports/${item.id}${search}`}>{item.fileName}</Link>
      </td>
      {hasSchool ? (
        <td data-label={t.columns.school} className={styles['school']}>
          {school ?? '…'}
        </td>
      ) : null}
      <td data-label={t.columns.state}>
        <ImportState state={item.state} />
      </td>
      <td data-label={t.columns.result} className={styles['muted']}>
        <Result item={item} />
      </td>
      <td data-label={t.columns.at} className={styles['when']}>
        {format.moment(item.createdAt)}
      </td>
    </tr>
  );
}

function Result({ item }: { readonly item: RosterImport }): ReactNode {
  const t = useTexts(importsTexts);
  const format = useFormat();
  const { summary, failure } = item;
  if (failure !== undefined) return failure.message;
  if (isBusy(item)) return t.percentDone(format.percent(Math.round(item.progress * 100) / 100));
  if (summary === undefined) return '–';
  const { added, changed, moved, leaving, refused } = summary;
  const counts = t.counts(format.number(added), format.number(changed + moved), format.number(leaving));
  return refused === 0 ? counts : `${counts} · ${t.refusedCount(format.number(refused))}`;
}
