import { Button, Form, Radio, Tag } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Card, useFormat, useTexts } from '@plinth/ui';
import { FormDialog } from '../../../forms/form-dialog';
import { Allowed } from '../../../session/session';
import { personTerms } from '../../../texts/person-terms';
import { UnitPicker } from '../../../units/unit-picker';
import type { Person, PersonActions, Place } from '../api';
import styles from '../person.module.css';
import { personTexts } from '../texts';

interface Properties {
  readonly person: Person;
  readonly actions: PersonActions;
}

type Question = { readonly kind: 'move' | 'end'; readonly place: Place };

export function PlacesCard({ person, actions }: Properties): ReactNode {
  const t = useTexts(personTexts);
  const terms = useTexts(personTerms);
  const format = useFormat();
  const [question, ask] = useState<Question>();
  const places = [...person.memberships].sort((one, other) => Number(other.active) - Number(one.active));
  return (
    <Card title={t.places}>
      {places.length === 0 ? <p className={styles['quiet']}>{t.none}</p> : null}
      <ul className={styles['lines']}>
        {places.map((place) => (
          <li key={place.id} className={`${styles['line']} ${place.active ? '' : styles['past']}`}>
            <Tag>{terms.roles[place.role]}</Tag>
            <div className={styles['words']}>
              <div>
                {place.schoolName !== null && place.schoolName !== place.unitName ? `${place.schoolName} · ` : ''}
                {place.unitName}
              </div>
              <div className={styles['quiet']}>
                {place.toDate === null
                  ? t.since(format.day(place.fromDate))
                  : t.fromTo(format.day(place.fromDate), format.day(place.toDate))}
              </div>
            </div>
            {place.active ? (
              <Allowed to="org.person.write">
                <Button size="small" onClick={() => ask({ kind: 'move', place })}>
                  {t.move}
                </Button>
                <Button size="small" onClick={() => ask({ kind: 'end', place })}>
                  {t.endPlace}
                </Button>
              </Allowed>
            ) : null}
          </li>
        ))}
      </ul>
      {person.isElsewhereToo ? <p className={styles['notice']}>{t.elsewhere}</p> : null}
      {question === undefined ? null : <PlaceDialog {...question} actions={actions} onClose={() => ask(undefined)} />}
    </Card>
  );
}

interface DialogProperties extends Question {
  readonly actions: PersonActions;
  readonly onClose: () => void;
}

function PlaceDialog({ kind, place, actions, onClose }: DialogProperties): ReactNode {
  const t = useTexts(personTexts);
  if (kind === 'move')
    return (
      <FormDialog<{ readonly unitId: string }>
        title={t.moveTitle(place.unitName)}
        verb={t.move}
        draft={`move ${place.id}`}
        onSend={({ unitId }) => actions.move(place.id, unitId, t.done)}
        onClose={onClose}
      >
        <Form.Item name="unitId" label={t.moveTo} rules={[{ required: true, message: t.required }]}>
          <UnitPicker {...(place.schoolId === null ? {} : { underId: place.schoolId })} />
        </Form.Item>
      </FormDialog>
    );
  return (
    <FormDialog<{ readonly reason: 'left' | 'transferred' | 'graduated' | 'ended' }>
      title={t.endPlaceTitle(place.unitName)}
      verb={t.endPlace}
      isDangerous
      draft={`end ${place.id}`}
      initial={{ reason: 'left' }}
      onSend={({ reason }) => actions.endPlace(place.id, { reason }, t.done)}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t.endReason}>
        <Radio.Group options={Object.entries(t.placeReasons).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
    </FormDialog>
  );
}
