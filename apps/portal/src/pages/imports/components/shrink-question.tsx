import { Input } from 'antd';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useFormat, useTexts } from '@plinth/ui';
import type { RosterImport } from '../api';
import { decisionTexts } from '../decision.texts';
import { isAnswered } from '../shrink-guard';
import styles from './imports.module.css';

interface Properties {
  readonly summary: NonNullable<RosterImport['summary']>;
  readonly answer: string;
  readonly onAnswer: (answer: string) => void;
}

/** Asked when more than a tenth would leave; nothing is written before it is answered in words. */
export function ShrinkQuestion({ summary: { leaving, present }, answer, onAnswer }: Properties): ReactNode {
  const t = useTexts(decisionTexts);
  const format = useFormat();
  const id = useId();
  const words = t.guardWords(format.number(leaving));
  const isWrong = answer !== '' && !isAnswered(answer, words);
  return (
    <div className={`${styles['panel']} ${styles['panelBad']}`} role="group" aria-labelledby={`${id}-title`}>
      <strong id={`${id}-title`}>
        {t.guardTitle(format.number(leaving), format.percent(present === 0 ? 1 : leaving / present))}
      </strong>
      <span>{t.guardText}</span>
      <label htmlFor={id} className={styles['question']}>
        {t.guardLabel(words)}
      </label>
      <Input
        id={id}
        value={answer}
        autoComplete="off"
        status={isWrong ? 'error' : ''}
        aria-describedby={`${id}-wrong`}
        onChange={({ target }) => onAnswer(target.value)}
        className={styles['answer'] as string}
      />
      <span id={`${id}-wrong`} className={styles['wrong']} aria-live="polite">
        {isWrong ? t.guardWrong : ''}
      </span>
    </div>
  );
}
