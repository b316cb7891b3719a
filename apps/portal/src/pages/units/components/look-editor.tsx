import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTell, useTexts } from '@plinth/ui';
import { Refusal } from '../../../forms/refusal';
import { useSettled } from '../../../forms/use-settled';
import { useDraft } from '../../../session/drafts';
import type { Unit } from '../../../session/unit-in-view';
import { colourIn } from '../colour-text';
import { base64Of, useLookActions, usePalette } from '../look-api';
import type { Look, LookChange } from '../look-api';
import { lookTexts } from '../look.texts';
import { LogoField } from './logo-field';
import type { ChosenLogo } from './logo-field';
import { LookPreview } from './look-preview';
import styles from './look.module.css';

interface Properties {
  readonly unit: Unit;
  readonly own: Look | null;
  readonly onClose: () => void;
}

export const lookDraftOf = (unitId: string): string => `look of ${unitId}`;

const ID = 'colour';
const HINT = 'colour-hint';
/** A picker tells every colour that the pointer comes by. */
const PAUSE_MS = 80;
/** What a picker begins with where there is no colour yet: our own. */
const USUAL = '#1f5fd6';

export function LookEditor({ unit, own, onClose }: Properties): ReactNode {
  const t = useTexts(lookTexts);
  const latest = useRef('');
  const draft = useDraft<string>(lookDraftOf(unit.id), () => latest.current);
  const [text, setText] = useState(draft ?? own?.colour ?? '');
  latest.current = text;
  const [logo, setLogo] = useState<ChosenLogo>();
  const colour = colourIn(text);
  const palette = usePalette(useSettled(colour, PAUSE_MS));
  const { send, forget, error, isSending } = useSending(unit.id, own, onClose);
  const isWrong = text.trim() !== '' && colour === undefined;
  const shownLogo = logo === undefined ? (own?.logo ?? null) : (logo?.address ?? null);
  const save = () => {
    if (!isWrong) void send({ colour: colour ?? null, logo });
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <LogoField
        shown={shownLogo}
        onChoose={(chosen) => {
          setLogo(chosen);
          forget();
        }}
      />
      <ColourField text={text} colour={colour} isWrong={isWrong} onText={setText} />
      <LookPreview
        name={unit.shortName ?? unit.name}
        logo={shownLogo}
        palette={text.trim() === '' ? undefined : palette}
      />
      <Refusal error={error} />
      <div className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={isSending}>
          {t.save}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </div>
    </form>
  );
}

/** A failure is shown beside the form, which stays open. */
function useSending(unitId: string, own: Look | null, onSent: () => void) {
  const t = useTexts(lookTexts);
  const tell = useTell();
  const actions = useLookActions(unitId);
  const [error, setError] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const send = async ({ colour, logo }: { readonly colour: string | null; readonly logo: ChosenLogo }) => {
    setSending(true);
    setError(null);
    try {
      const body: LookChange = { colour, version: own?.version ?? 0 };
      if (logo === null) body.logo = null;
      else if (logo !== undefined) {
        const file = await base64Of(logo.file);
        if (file === undefined) return tell.failed({ kind: 'failed', message: t.logoUnreadable });
        body.logo = file;
      }
      await actions.put(body);
      tell.done(t.saved);
      onSent();
    } catch (failure) {
      setError(failure);
    } finally {
      setSending(false);
    }
  };
  return { send, forget: () => setError(null), error, isSending };
}

interface ColourProperties {
  readonly text: string;
  readonly colour: string | undefined;
  readonly isWrong: boolean;
  readonly onText: (text: string) => void;
}

function ColourField({ text, colour, isWrong, onText }: ColourProperties): ReactNode {
  const t = useTexts(lookTexts);
  return (
    <div className={styles['field']}>
      <label htmlFor={ID} className={styles['label']}>
        {t.colour}
      </label>
      <div className={styles['row']}>
        <input
          type="color"
          className={styles['picker']}
          aria-label={t.colourPick}
          value={colour ?? USUAL}
          onChange={({ target }) => onText(target.value)}
        />
        <Input
          id={ID}
          value={text}
          autoComplete="off"
          spellCheck={false}
          allowClear
          status={isWrong ? 'error' : ''}
          aria-invalid={isWrong}
          aria-describedby={HINT}
          className={styles['code'] as string}
          onChange={({ target }) => onText(target.value)}
        />
      </div>
      <p id={HINT} className={isWrong ? styles['wrong'] : styles['quiet']} role={isWrong ? 'alert' : undefined}>
        {isWrong ? t.colourWrong : t.colourHint}
      </p>
    </div>
  );
}
