import type { ReactNode } from 'react';
import { EmptyNotice, Loaded, useFormat, useTexts } from '@plinth/ui';
import { useRows } from '../api';
import type { ImportRow, RowAction } from '../api';
import { columnTexts } from '../column.texts';
import { importsTexts } from '../texts';
import styles from './imports.module.css';
import { MoreButton } from './more-button';

interface Properties {
  readonly id: string;
  readonly action: Exclude<RowAction, 'refused'>;
  readonly hasSheets: boolean;
}

/** The people of one tab: added, changed, moved, leaving or as before. */
export function RowTable({ id, action, hasSheets }: Properties): ReactNode {
  const t = useTexts(importsTexts);
  const rows = useRows(id, action);
  const found = rows.data?.pages.flatMap((page) => page.items);
  return (
    <Loaded
      from={{ data: found, error: rows.error, refetch: rows.refetch }}
      isEmpty={(items) => items.length === 0}
      empty={<EmptyNotice title={t.tabEmpty[action]} />}
    >
      {(items) => (
        <>
          <table className={styles['table']}>
            <thead>
              <tr>
                {action === 'leaving' ? null : <th scope="col">{t.row.place}</th>}
                <th scope="col">{t.row.name}</th>
                {action === 'leaving' ? null : <th scope="col">{t.row.number}</th>}
                <th scope="col">{t.row.unit}</th>
                {action === 'changed' ? <th scope="col">{t.row.change}</th> : null}
              </tr>
            </thead>
            <tbody>
              {items.map((row, index) => (
                <Row key={`${row.sheet}:${row.row ?? index}`} row={row} hasSheets={hasSheets} />
              ))}
            </tbody>
          </table>
          <MoreButton of={rows} />
        </>
      )}
    </Loaded>
  );
}

function Row({ row, hasSheets }: { readonly row: ImportRow; readonly hasSheets: boolean }): ReactNode {
  const t = useTexts(importsTexts);
  const words = useTexts(columnTexts);
  const format = useFormat();
  const names = words.changes as Readonly<Record<string, string>>;
  const unit = row.unit ?? '–';
  return (
    <tr>
      {row.row === null ? null : (
        <td data-label={t.row.place} className={styles['place']}>
          {hasSheets ? `${row.sheet} ` : ''}
          {t.rowAt(format.number(row.row))}
        </td>
      )}
      <td data-label={t.row.name}>{row.name}</td>
      {row.action === 'leaving' ? null : (
        <td data-label={t.row.number} className={styles['muted']}>
          {row.number ?? '–'}
        </td>
      )}
      <td data-label={t.row.unit}>{row.formerUnit === null ? unit : t.movedFrom(row.formerUnit, unit)}</td>
      {row.action === 'changed' ? (
        <td data-label={t.row.change}>{format.list(row.changed.map((field) => names[field] ?? field))}</td>
      ) : null}
    </tr>
  );
}
