import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { api } from '@plinth/api-client';
import { useTell, useTexts } from '@plinth/ui';
import { FormDialog } from '../../../forms/form-dialog';
import type { Term } from '../api';
import { todayInChina } from '../lines';
import { calendarTexts } from '../texts';
import styles from './calendar.module.css';

interface Dates {
  readonly startsOn?: string;
  readonly endsOn?: string;
}

interface Values {
  readonly schoolYear: number;
  readonly terms: readonly Dates[];
}

const numbers = [1, 2] as const;

interface Properties {
  readonly unitId: string;
  readonly terms: readonly Term[];
  readonly onSaved: () => Promise<void>;
  readonly onClose: () => void;
}

/** The two terms of one school year; none removes them. */
export function TermsDialog({ unitId, terms, onSaved, onClose }: Properties): ReactNode {
  const t = useTexts(calendarTexts);
  const tell = useTell();
  const today = todayInChina();
  const usual = Number(today.slice(0, 4)) - (today.slice(5) >= '07-01' ? 0 : 1);
  const years = [usual - 1, usual, usual + 1];
  const of = (schoolYear: number): readonly Dates[] =>
    numbers.map((number) => terms.find((term) => term.schoolYear === schoolYear && term.number === number) ?? {});
  const send = async ({ schoolYear, terms: dates }: Values): Promise<void> => {
    const put = numbers.flatMap((number) => {
      const { startsOn, endsOn } = dates[number - 1] ?? {};
      return startsOn && endsOn ? [{ number, name: t.termName(schoolYear, number), startsOn, endsOn }] : [];
    });
    await api.PUT('/api/org/v1/units/{unitId}/school-years/{schoolYear}', {
      params: { path: { unitId, schoolYear } },
      body: { terms: put },
    });
    tell.done(t.saved);
    await onSaved();
  };
  return (
    <FormDialog<Values>
      title={t.putTerms}
      verb={t.keep}
      draft={`terms ${unitId}`}
      initial={{ schoolYear: usual, terms: of(usual) }}
      onSend={send}
      onClose={onClose}
    >
      <p className={styles['quiet']}>{t.both}</p>
      <Form.Item noStyle shouldUpdate>
        {(form) => (
          <Form.Item name="schoolYear" label={t.year}>
            <Select
              options={years.map((year) => ({ value: year, label: t.yearName(year) }))}
              onChange={(year: number) => form.setFieldValue('terms', of(year))}
            />
          </Form.Item>
        )}
      </Form.Item>
      {numbers.map((number) => {
        const name = t.termNames[number - 1] as string;
        return (
          <div key={number} className={styles['pair']}>
            <Form.Item name={['terms', number - 1, 'startsOn']} label={`${name} · ${t.first}`}>
              <Input type="date" />
            </Form.Item>
            <Form.Item
              name={['terms', number - 1, 'endsOn']}
              label={`${name} · ${t.last}`}
              dependencies={[['terms', number - 1, 'startsOn']]}
              rules={[
                ({ getFieldValue }) => ({
                  validator: (_, value: string | undefined) => {
                    const first = (getFieldValue(['terms', number - 1, 'startsOn']) as string | undefined) ?? '';
                    const last = value ?? '';
                    if ((first === '') !== (last === '')) return Promise.reject(new Error(t.half));
                    return last < first ? Promise.reject(new Error(t.endsEarly)) : Promise.resolve();
                  },
                }),
              ]}
            >
              <Input type="date" />
            </Form.Item>
          </div>
        );
      })}
    </FormDialog>
  );
}
