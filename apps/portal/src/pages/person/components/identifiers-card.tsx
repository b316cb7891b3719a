import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Card, useTexts } from '@plinth/ui';
import { FormDialog } from '../../../forms/form-dialog';
import { hasDraft } from '../../../session/drafts';
import { Allowed } from '../../../session/session';
import { personTerms } from '../../../texts/person-terms';
import type { Identifier, Person, PersonActions } from '../api';
import styles from '../person.module.css';
import { personTexts } from '../texts';
import { MaskedValue } from './masked-value';

interface Properties {
  readonly person: Person;
  readonly actions: PersonActions;
}

const draftOf = ({ id }: Identifier): string => `correct ${id}`;

export function IdentifiersCard({ person, actions }: Properties): ReactNode {
  const t = useTexts(personTexts);
  const terms = useTexts(personTerms);
  const valid = person.identifiers.filter(({ validTo }) => validTo === null);
  const [corrected, setCorrected] = useState(() => valid.find((identifier) => hasDraft(draftOf(identifier))));
  return (
    <Card title={t.identifiers}>
      {valid.length === 0 ? <p className={styles['quiet']}>{t.none}</p> : null}
      <dl className={styles['facts']}>
        {valid.map((identifier) => (
          <Line key={identifier.id} title={terms.identifiers[identifier.kind]}>
            <MaskedValue
              masked={identifier.masked}
              field={identifier.kind}
              title={terms.identifiers[identifier.kind]}
              actions={actions}
            />
            <Allowed to="org.person.write">
              <Button size="small" type="link" onClick={() => setCorrected(identifier)}>
                {t.correct}
              </Button>
            </Allowed>
          </Line>
        ))}
      </dl>
      {corrected === undefined ? null : (
        <FormDialog<{ readonly value: string }>
          title={t.correctTitle(terms.identifiers[corrected.kind])}
          verb={t.correct}
          draft={draftOf(corrected)}
          onSend={({ value }) =>
            actions.correct(
              {
                kind: corrected.kind,
                value: value.trim(),
                ...(corrected.schoolId === null ? {} : { schoolId: corrected.schoolId }),
              },
              t.saved,
            )
          }
          onClose={() => setCorrected(undefined)}
        >
          <Form.Item
            name="value"
            label={t.correctValue}
            extra={t.correctText}
            rules={[{ required: true, whitespace: true, message: t.required }]}
          >
            <Input maxLength={60} autoFocus autoComplete="off" />
          </Form.Item>
        </FormDialog>
      )}
    </Card>
  );
}

const Line = ({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode => (
  <>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </>
);
