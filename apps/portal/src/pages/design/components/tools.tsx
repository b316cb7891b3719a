import { Button } from 'antd';
import type { ReactNode } from 'react';
import {
  accentVariables,
  antdThemeOf,
  formatOf,
  isolated,
  initialLanguage,
  languages,
  textsIn,
  themeNames,
  troubleOf,
  useFormat,
  useLanguage,
  useTell,
  useTexts,
  useTheme,
} from '@plinth/ui';
import { designTexts } from '../texts';
import type { PieceName } from '../texts';
import styles from './design.module.css';
import { Sample } from './sample';

const MOMENT = '2026-09-01T08:30:00+08:00';
const ACCENT = { primary: '#c8102e', ink: '#ac0e28', active: '#940c22', soft: '#fae7ea' };
const withoutPicture = [
  'Toasts',
  'ThemeProvider',
  'LanguageProvider',
  'defineTexts',
] as const satisfies readonly PieceName[];

/** What is called rather than drawn, with what it answers here and now. */
export function Tools(): ReactNode {
  const t = useTexts(designTexts);
  const tell = useTell();
  const format = useFormat();
  const { language } = useLanguage();
  const { choice } = useTheme();
  const other = languages.find((name) => name !== language) ?? language;
  const answers: readonly (readonly [PieceName, ReactNode])[] = [
    [
      'useTell',
      <div key="tell" className={styles['row']}>
        <Button onClick={() => tell.done(t.told)}>{t.tell}</Button>
        <Button onClick={() => tell.failed({ kind: 'failed', message: t.sample.refused })}>{t.tellFailed}</Button>
      </div>,
    ],
    ['useFormat', `${format.number(1_234_567)} · ${format.percent(0.985)} · ${format.moment(MOMENT)}`],
    ['formatOf', formatOf(other).day(MOMENT)],
    ['useTexts', t.title],
    [
      'textsIn',
      <span key="text" lang={other}>
        {textsIn(designTexts, other).title}
      </span>,
    ],
    ['useLanguage', language],
    ['languages', languages.join(' · ')],
    ['initialLanguage', initialLanguage()],
    ['useTheme', choice],
    ['themeNames', themeNames.join(' · ')],
    ['accentVariables', Object.values(accentVariables(ACCENT)).join(' · ')],
    ['antdThemeOf', antdThemeOf('light').token?.colorPrimary],
    ['isolated', isolated(t.sample.person)],
    ['troubleOf', troubleOf({ kind: 'failed', message: t.sample.refused }).message],
  ];
  return (
    <div className={styles['group']}>
      <h2>{t.groups.tools}</h2>
      {answers.map(([name, answer]) => (
        <Sample key={name} of={name}>
          {answer}
        </Sample>
      ))}
      {withoutPicture.map((name) => (
        <Sample key={name} of={name} />
      ))}
    </div>
  );
}
