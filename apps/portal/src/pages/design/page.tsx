import { ConfigProvider, Segmented } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { antdThemeOf, PageFrame, themeNames, useTexts, useTheme } from '@plinth/ui';
import type { ThemeName } from '@plinth/ui';
import { BigPieces } from './components/big-pieces';
import styles from './components/design.module.css';
import { Frames } from './components/frames';
import { Pieces } from './components/pieces';
import { States } from './components/states';
import { Tools } from './components/tools';
import { WholeFrame } from './components/whole-frame';
import { shownFrame } from './frame-states';
import { designTexts } from './texts';

/** Every piece of the design system in its states, in each look, with when to use it. */
export function DesignPage(): ReactNode {
  const t = useTexts(designTexts);
  const { name } = useTheme();
  const [chosen, setChosen] = useState<ThemeName>();
  const [parameters] = useSearchParams();
  const whole = shownFrame(parameters);
  if (whole !== undefined) return <WholeFrame frame={whole[0]} state={whole[1]} />;
  const look = chosen ?? name;
  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      actions={
        <Segmented<ThemeName>
          aria-label={t.sampleTheme}
          value={look}
          onChange={setChosen}
          options={themeNames.map((value) => ({ value, label: t.themes[value] }))}
        />
      }
    >
      <ConfigProvider theme={antdThemeOf(look)}>
        <div className={styles['ground']} data-theme={look}>
          <Pieces />
          <States />
          <BigPieces />
          <Frames />
          <Tools />
        </div>
      </ConfigProvider>
    </PageFrame>
  );
}
