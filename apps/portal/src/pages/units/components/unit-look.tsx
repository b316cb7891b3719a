import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Card, Loaded, Skeleton, useTell, useTexts } from '@plinth/ui';
import { FormDialog } from '../../../forms/form-dialog';
import { hasDraft } from '../../../session/drafts';
import { Allowed } from '../../../session/session';
import type { Unit } from '../../../session/unit-in-view';
import { useLookActions, useUnitLook } from '../look-api';
import type { Look } from '../look-api';
import { lookTexts } from '../look.texts';
import { lookDraftOf, LookEditor } from './look-editor';
import styles from './look.module.css';

interface Looks {
  readonly own: Look | null;
  readonly above: Look | null;
}

/** The logo and the colour that people of a unit see, and where they come from. */
export function UnitLook({ unit }: { readonly unit: Unit }): ReactNode {
  const t = useTexts(lookTexts);
  const look = useUnitLook(unit.id);
  const [doing, setDoing] = useState<'edit' | 'remove' | undefined>(() =>
    hasDraft(lookDraftOf(unit.id)) ? 'edit' : undefined,
  );
  const close = () => setDoing(undefined);
  return (
    <Card title={t.title}>
      <Loaded from={look} skeleton={<Skeleton lines={2} />}>
        {(looks) =>
          doing === 'edit' ? (
            <LookEditor unit={unit} {...looks} onClose={close} />
          ) : (
            <div className={styles['shown']}>
              <Shown {...looks} />
              <Allowed to="org.unit.write" at={unit.path}>
                <div className={styles['buttons']}>
                  <Button onClick={() => setDoing('edit')}>{looks.own === null ? t.set : t.change}</Button>
                  {looks.own === null ? null : (
                    <Button onClick={() => setDoing('remove')}>{looks.above === null ? t.removeNone : t.remove}</Button>
                  )}
                </div>
                {doing === 'remove' ? <Remove unit={unit} {...looks} onClose={close} /> : null}
              </Allowed>
            </div>
          )
        }
      </Loaded>
    </Card>
  );
}

function Shown({ own, above }: Looks): ReactNode {
  const t = useTexts(lookTexts);
  const look = own ?? above;
  if (look === null) return <p className={styles['quiet']}>{t.none}</p>;
  return (
    <div className={styles['row']}>
      {look.logo === null ? null : <img src={look.logo} alt={t.current} className={styles['logo']} />}
      <div>
        {look.colour === null ? null : (
          <p className={styles['row']}>
            <span className={styles['swatch']} style={{ background: look.colour }} aria-hidden />
            <code>{look.colour}</code>
          </p>
        )}
        <p className={styles['quiet']}>{own === null ? t.above(look.unitName ?? t.whole) : t.own}</p>
      </div>
    </div>
  );
}

function Remove({ unit, above, onClose }: Looks & { readonly unit: Unit; readonly onClose: () => void }): ReactNode {
  const t = useTexts(lookTexts);
  const tell = useTell();
  const actions = useLookActions(unit.id);
  const send = async () => {
    await actions.remove();
    tell.done(t.removed);
  };
  return (
    <FormDialog<object>
      title={t.removeTitle}
      verb={above === null ? t.removeNone : t.remove}
      isDangerous
      draft={`remove look ${unit.id}`}
      onSend={send}
      onClose={onClose}
    >
      <p>{above === null ? t.removeNoneText : t.removeText(above.unitName ?? t.whole)}</p>
    </FormDialog>
  );
}
