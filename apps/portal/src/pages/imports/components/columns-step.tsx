import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { components } from '@plinth/api-client';
import { Loaded, Skeleton, useFormat, useTexts } from '@plinth/ui';
import { useFirstRows } from '../api';
import type { RosterImport } from '../api';
import { columnTexts } from '../column.texts';
import { columnsOf } from '../columns-of';
import type { Corrections } from '../field';
import styles from './columns.module.css';
import { FieldSelect } from './field-select';
import frame from './imports.module.css';

interface Properties {
  readonly batch: RosterImport;
  readonly corrections: Corrections;
  readonly onCorrect: (header: string, field: string | null) => void;
}

type FirstRows = components['schemas']['SheetFirstRowsResponse'];

/** What each column was taken for, on the file's own first rows. */
export function ColumnsStep({
  batch,
  corrections,
  onCorrect,
  onForget,
}: Properties & { readonly onForget: () => void }): ReactNode {
  const t = useTexts(columnTexts);
  const first = useFirstRows(batch.id);
  const [shown, setShown] = useState(0);
  const sheets = batch.recognition?.sheets ?? [];
  const skipped = batch.recognition?.skipped ?? [];
  return (
    <div className={frame['stack']}>
      <p className={frame['muted']}>{t.columnsLead}</p>
      {batch.columnsRemembered === true ? (
        <div className={frame['buttons']}>
          <span>{t.remembered}</span>
          <Button size="small" onClick={onForget}>
            {t.asRecognised}
          </Button>
        </div>
      ) : null}
      {sheets.length < 2 ? null : (
        <div className={styles['sheets']}>
          <Segmented
            aria-label={t.sheet}
            value={shown}
            onChange={setShown}
            options={sheets.map(({ name }, index) => ({ value: index, label: name }))}
          />
        </div>
      )}
      <Loaded from={first} skeleton={<Skeleton lines={7} />}>
        {({ sheets: rows }) => (
          <SheetColumns
            key={shown}
            sheet={sheets[shown]}
            first={rows.find(({ name }) => name === sheets[shown]?.name)}
            corrections={corrections}
            onCorrect={onCorrect}
          />
        )}
      </Loaded>
      {skipped.length === 0 ? null : (
        <p className={frame['muted']}>
          {t.skipped(skipped.map(({ name, reason }) => `${name}（${t.skipReasons[reason]}）`).join('、'))}
        </p>
      )}
    </div>
  );
}

interface SheetProperties extends Omit<Properties, 'batch'> {
  readonly sheet: components['schemas']['RecognisedSheetResponse'] | undefined;
  readonly first: FirstRows | undefined;
}

function SheetColumns({ sheet, first, corrections, onCorrect }: SheetProperties): ReactNode {
  const t = useTexts(columnTexts);
  const format = useFormat();
  if (sheet === undefined) return null;
  const columns = columnsOf(sheet, first?.header ?? []);
  const unknown = columns.filter(({ field }) => field === undefined).length;
  return (
    <>
      <p className={unknown === 0 ? styles['fine'] : styles['open']}>
        {unknown === 0 ? t.allRecognised : t.unrecognisedCount(format.number(unknown))}
      </p>
      {/* What scrolls must be reachable by keyboard. */}
      <div className={styles['scroll']} role="region" aria-label={sheet.name} tabIndex={0}>
        <table className={styles['columns']}>
          <thead>
            <tr>
              <th scope="col" className={styles['number']}>
                {t.rowNumber}
              </th>
              {columns.map((column) => {
                const corrected = corrections[column.header];
                const value = corrected === undefined ? (column.field ?? '') : (corrected ?? '');
                const isUnknown = column.field === undefined && corrected === undefined;
                const mark = isUnknown || (!column.isSure && corrected === undefined) ? styles['doubt'] : '';
                return (
                  <th key={column.index} scope="col" className={mark}>
                    <span className={styles['header']} title={column.header}>
                      {column.header || t.unnamed}
                    </span>
                    <FieldSelect
                      header={column.header}
                      value={value}
                      isUnknown={isUnknown}
                      onChange={(field) => onCorrect(column.header, field === '' ? null : field)}
                    />
                    {isUnknown || column.isSure || corrected !== undefined ? null : (
                      <span className={styles['mark']}>{t.unsure}</span>
                    )}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {(first?.rows ?? []).map(({ row, cells }) => (
              <tr key={row}>
                <th scope="row" className={styles['number']}>
                  {row}
                </th>
                {columns.map(({ index }) => (
                  <td key={index}>{cells[index]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
