import { useState } from 'react';
import type { ReactNode } from 'react';
import { saveAs } from '@plinth/api-client';
import { Chart, InitialStrip, SortTitle, useFormat, useTexts, VirtualGrid, VirtualTree } from '@plinth/ui';
import type { TreeRow } from '@plinth/ui';
import { designTexts } from '../texts';
import styles from './design.module.css';
import { Sample } from './sample';

const ROWS = 100_000;
const GRADES = 6;
const nothing = (): void => undefined;

export function BigPieces(): ReactNode {
  const t = useTexts(designTexts);
  const format = useFormat();
  const [sort, setSort] = useState<'ascending' | 'descending'>('ascending');
  const [initial, setInitial] = useState('l');
  const classes = Array.from({ length: GRADES }, (_, index) => t.sample.classOf(format.number(index + 1)));
  const numberOf = (index: number) => (sort === 'ascending' ? index + 1 : ROWS - index);
  return (
    <div className={styles['group']}>
      <h2>{t.groups.big}</h2>
      <Sample of="VirtualGrid">
        <div className={styles['list']}>
          <VirtualGrid<number>
            label={t.when.VirtualGrid}
            columns={[
              { key: 'name', title: t.sample.name, width: 'minmax(160px, 1fr)', render: () => t.sample.person },
              {
                key: 'number',
                title: (
                  <SortTitle sort={sort} onTurn={() => setSort(sort === 'ascending' ? 'descending' : 'ascending')}>
                    {t.sample.code}
                  </SortTitle>
                ),
                width: '120px',
                isNumber: true,
                sort,
                render: (index) => format.number(numberOf(index)),
              },
            ]}
            rowCount={ROWS}
            hasEnd
            rowAt={(index) => index}
            onLook={nothing}
            onOpen={nothing}
            listKey={sort}
          />
        </div>
      </Sample>
      <Sample of="VirtualTree">
        <Tree classes={classes} />
      </Sample>
      <Sample of="InitialStrip">
        <div className={styles['list']}>
          <InitialStrip label={t.when.InitialStrip} labelOf={t.sample.jump} current={initial} onJump={setInitial} />
        </div>
      </Sample>
      <Sample of="SortTitle">
        <div className={styles['row']}>
          <SortTitle sort="ascending" onTurn={nothing}>
            {t.sample.name}
          </SortTitle>
          <SortTitle sort="descending" onTurn={nothing}>
            {t.sample.code}
          </SortTitle>
        </div>
      </Sample>
      <Sample of="Chart">
        <Chart
          title={t.sample.pupils}
          data={{
            about: t.sample.card,
            categories: classes,
            series: [{ name: t.sample.pupils, values: [42, 45, 39, 44, 41, 43] }],
          }}
          height={220}
          onSave={saveAs}
        />
      </Sample>
    </div>
  );
}

function Tree({ classes }: { readonly classes: readonly string[] }): ReactNode {
  const t = useTexts(designTexts);
  const [isOpen, setOpen] = useState(true);
  const [chosen, setChosen] = useState('school');
  const top: TreeRow = { key: 'school', label: t.sample.longSchool, depth: 0, isOpen };
  const below = classes.map((label, index): TreeRow => ({ key: String(index), label, depth: 1, isOpen: undefined }));
  return (
    <div className={styles['list']}>
      <VirtualTree
        label={t.when.VirtualTree}
        rows={isOpen ? [top, ...below] : [top]}
        chosen={chosen}
        onChoose={setChosen}
        onFold={(_, open) => setOpen(open)}
      />
    </div>
  );
}
