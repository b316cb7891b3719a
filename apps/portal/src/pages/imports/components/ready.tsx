import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useFormat, useTexts, WizardFrame } from '@plinth/ui';
import type { HeadProperties } from '@plinth/ui';
import type { RosterImport } from '../api';
import { columnTexts } from '../column.texts';
import { decisionTexts } from '../decision.texts';
import type { Corrections } from '../field';
import { changesNothing, isAnswered, needsWord } from '../shrink-guard';
import { importsTexts } from '../texts';
import { useImportActions } from '../use-import-actions';
import { ChangesStep } from './changes-step';
import { ColumnsStep } from './columns-step';
import styles from './imports.module.css';
import { Panel } from './panel';
import { ShrinkQuestion } from './shrink-question';

interface Properties {
  readonly batch: RosterImport;
  readonly summary: NonNullable<RosterImport['summary']>;
  readonly head: HeadProperties;
}

/** The dry run is there: first what the columns mean, then what would become different. The step is part of the address. */
export function Ready({ batch, summary, head }: Properties): ReactNode {
  const t = useTexts(importsTexts);
  const columns = useTexts(columnTexts);
  const [parameters, setParameters] = useSearchParams();
  const [corrections, setCorrections] = useState<Corrections>({});
  const actions = useImportActions(batch);
  const step = parameters.get('step') === 'changes' ? 'changes' : 'columns';
  const show = (name: 'columns' | 'changes') =>
    setParameters((before) => {
      const after = new URLSearchParams(before);
      after.set('step', name);
      return after;
    });
  const steps = Object.values(t.steps);
  const cancel = (
    <Button disabled={actions.isBusy} onClick={actions.cancel}>
      {t.cancel}
    </Button>
  );
  if (step === 'changes')
    return (
      <WizardFrame
        {...head}
        steps={steps}
        step={2}
        foot={
          <>
            {cancel}
            <Button onClick={() => show('columns')}>{columns.toColumns}</Button>
            <ConfirmButton key={summary.leaving} form="decision" summary={summary} isBusy={actions.isBusy} />
          </>
        }
      >
        <Decision summary={summary} onConfirm={actions.confirm} />
        <ChangesStep batch={batch} summary={summary} />
      </WizardFrame>
    );
  const isCorrected = Object.keys(corrections).length > 0;
  const readAgain = () =>
    void actions.readAgain(corrections).then(
      () => setCorrections({}),
      () => undefined,
    );
  return (
    <WizardFrame
      {...head}
      steps={steps}
      step={1}
      foot={
        <>
          {cancel}
          {isCorrected ? (
            <Button type="primary" loading={actions.isBusy} onClick={readAgain}>
              {columns.readAgain}
            </Button>
          ) : (
            <Button type="primary" disabled={actions.isBusy} onClick={() => show('changes')}>
              {columns.toChanges}
            </Button>
          )}
        </>
      }
    >
      <ColumnsStep
        batch={batch}
        corrections={corrections}
        onForget={actions.readAsRecognised}
        onCorrect={(header, field) => setCorrections((before) => ({ ...before, [header]: field }))}
      />
    </WizardFrame>
  );
}

function ConfirmButton({
  form,
  summary,
  isBusy,
}: {
  readonly form: string;
  readonly summary: Properties['summary'];
  readonly isBusy: boolean;
}): ReactNode {
  const t = useTexts(decisionTexts);
  const format = useFormat();
  const { added, changed, moved, leaving } = summary;
  return (
    <Button type="primary" htmlType="submit" form={form} loading={isBusy} disabled={changesNothing(summary)}>
      {t.confirm(format.number(added + changed + moved + leaving))}
    </Button>
  );
}

/** A form, so that the answer can be sent with Enter; without the answer it asks for it. */
function Decision({
  summary,
  onConfirm,
}: {
  readonly summary: Properties['summary'];
  readonly onConfirm: (acceptLeaving: boolean) => void;
}): ReactNode {
  const t = useTexts(importsTexts);
  const words = useTexts(decisionTexts);
  const format = useFormat();
  const [answer, setAnswer] = useState('');
  const isAsked = needsWord(summary);
  if (changesNothing(summary))
    return <Panel tone="warn" title={summary.refused > 0 && summary.unchanged === 0 ? t.allRefused : t.nothing} />;
  return (
    <form
      id="decision"
      className={styles['decision']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isAsked) return onConfirm(false);
        if (isAnswered(answer, words.guardWords(format.number(summary.leaving)))) return onConfirm(true);
        event.currentTarget.querySelector('input')?.focus();
        return undefined;
      }}
    >
      {isAsked ? <ShrinkQuestion summary={summary} answer={answer} onAnswer={setAnswer} /> : null}
    </form>
  );
}
