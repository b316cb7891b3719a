import BarChartOutlined from '@ant-design/icons/BarChartOutlined';
import FileExcelOutlined from '@ant-design/icons/FileExcelOutlined';
import PictureOutlined from '@ant-design/icons/PictureOutlined';
import TableOutlined from '@ant-design/icons/TableOutlined';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../language/format';
import { useTexts } from '../language/texts';
import { useTheme } from '../theme/theme-provider';
import { uiTexts } from '../ui.texts';
import { tableOf } from './chart-data';
import type { ChartData } from './chart-data';
import type { DrawnChart } from './chart-engine';
import styles from './chart.module.css';

interface Properties {
  readonly title: string;
  readonly data: ChartData;
  readonly height?: number;
  readonly hint?: string;
  /** Somebody pressed the bar of a category. */
  readonly onChoose?: (index: number) => void;
  /** How files are saved here. */
  readonly onSave: (content: Blob, name: string) => void;
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A chart with its numbers as a table, both to be saved. */
export function Chart({ title, data, height = 300, hint, onChoose, onSave }: Properties): ReactNode {
  const t = useTexts(uiTexts);
  const format = useFormat();
  const { name: theme } = useTheme();
  const element = useRef<HTMLDivElement>(null);
  const engine = useRef<DrawnChart>(undefined);
  const latest = useRef({ data, onChoose });
  latest.current = { data, onChoose };
  const [isTable, setTable] = useState(false);
  const [head = [], ...lines] = tableOf(data);

  useEffect(() => {
    if (isTable) return undefined;
    let isGone = false;
    void import('./chart-engine').then(({ drawIn }) => {
      if (isGone || element.current === null) return;
      engine.current = drawIn(element.current, (index) => latest.current.onChoose?.(index));
      engine.current.draw(latest.current.data, theme);
    });
    return () => {
      isGone = true;
      engine.current?.end();
      engine.current = undefined;
    };
  }, [isTable, theme]);
  useEffect(() => engine.current?.draw(data, theme), [data, theme]);

  const savePicture = async (): Promise<void> => {
    const ground = getComputedStyle(document.documentElement).getPropertyValue('--pl-surface').trim();
    const picture = engine.current?.picture(ground);
    // The policy of the page lets nothing be fetched from a data: address.
    if (picture !== undefined) onSave(blobOf(picture), `${title}.png`);
  };
  const saveTable = async (): Promise<void> => {
    const { writeXlsx } = await import('hucre/xlsx');
    const bytes = await writeXlsx({ sheets: [{ name: 'Sheet1', rows: [head, ...lines].map((line) => [...line]) }] });
    onSave(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: WORKBOOK }), `${title}.xlsx`);
  };
  const table = (
    <table>
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(([category, ...values], index) => (
          <tr key={index}>
            <th scope="row">
              {onChoose === undefined || !isTable ? (
                category
              ) : (
                <button type="button" className={styles['choose']} onClick={() => onChoose(index)}>
                  {category}
                </button>
              )}
            </th>
            {values.map((value, column) => (
              <td key={column}>{typeof value === 'number' ? format.number(value) : value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <figure className={styles['figure']} aria-label={title}>
      <div className={styles['tools']}>
        {hint === undefined ? null : <span className={styles['hint']}>{hint}</span>}
        <Button
          size="small"
          type="text"
          icon={isTable ? <BarChartOutlined aria-hidden /> : <TableOutlined aria-hidden />}
          onClick={() => setTable(!isTable)}
        >
          {isTable ? t.chartAsPicture : t.chartAsTable}
        </Button>
        {isTable ? null : (
          <Button size="small" type="text" icon={<PictureOutlined aria-hidden />} onClick={() => void savePicture()}>
            {t.savePicture}
          </Button>
        )}
        <Button size="small" type="text" icon={<FileExcelOutlined aria-hidden />} onClick={() => void saveTable()}>
          {t.saveTable}
        </Button>
      </div>
      {isTable ? (
        <div className={styles['table']} tabIndex={0} role="group" aria-label={title}>
          {table}
        </div>
      ) : (
        <>
          <div className={styles['canvas']} ref={element} style={{ height }} aria-hidden />
          <div className="pl-only-heard">{table}</div>
        </>
      )}
    </figure>
  );
}

function blobOf(address: string): Blob {
  const [head = '', body = ''] = address.split(',');
  const bytes = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: /data:([^;]+)/.exec(head)?.[1] ?? 'image/png' });
}
