import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Badge, Card, useTexts } from '@plinth/ui';
import { shorten, shown, tokenForm } from '../code-flow';
import type { Begun } from '../code-flow';
import { trialTexts } from '../texts';
import { exchange } from '../trial';
import type { Exchanged, Returned } from '../trial';
import { Answers } from './answers';
import { ParameterTable } from './parameter-table';
import styles from './trial.module.css';

interface StepProperties {
  readonly begun: Begun;
  readonly code: string;
  readonly kind: 'confidential' | 'public';
}

const shortForm = (begun: Begun, code: string) => {
  const form = tokenForm(begun, code);
  return { ...form, code: shorten(code), code_verifier: shorten(form['code_verifier'] as string) };
};

/** The secret stays in the field until it is sent, and nowhere after. */
function TokenStep({ begun, code, kind }: StepProperties): ReactNode {
  const t = useTexts(trialTexts);
  const [form] = Form.useForm<{ secret?: string }>();
  const [exchanged, setExchanged] = useState<Exchanged>();
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const send = async ({ secret }: { readonly secret?: string }) => {
    setBusy(true);
    try {
      setExchanged(await exchange(begun, code, kind === 'confidential' ? secret?.trim() : undefined));
      form.resetFields();
    } catch {
      setFailed(true);
    }
    setBusy(false);
  };
  return (
    <>
      <Card title={`3. ${t.steps.token}`}>
        <p className={styles['text']}>{t.tokenText}</p>
        <p className={styles['request']}>POST {window.location.origin}/oauth/token</p>
        {kind === 'public' ? null : (
          <p className={styles['request']}>
            {t.header} Authorization: Basic {t.hidden}
          </p>
        )}
        <ParameterTable items={shortForm(begun, code)} caption={t.steps.token} />
        {exchanged !== undefined || hasFailed ? null : (
          <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void send(values)}>
            {kind === 'public' ? null : (
              <Form.Item
                name="secret"
                label={t.secret}
                extra={t.secretHint}
                rules={[{ required: true, whitespace: true, message: t.needSecret }]}
              >
                <Input.Password autoComplete="off" visibilityToggle={false} style={{ maxWidth: 420 }} />
              </Form.Item>
            )}
            <Button type="primary" htmlType="submit" loading={isBusy}>
              {t.exchange}
            </Button>
          </Form>
        )}
        {hasFailed ? <Alert type="error" showIcon title={t.failed} /> : null}
      </Card>
      {exchanged === undefined ? null : <Answers exchanged={exchanged} />}
    </>
  );
}

/** From the browser's return on: the code, the tokens, who it is. */
export function ReturnedSteps({
  returned,
  kind,
}: {
  readonly returned: Returned;
  readonly kind: StepProperties['kind'];
}) {
  const t = useTexts(trialTexts);
  const { begun, answer, isOwn } = returned;
  const { code } = answer;
  const items = Object.fromEntries(
    Object.entries(shown(answer)).map(([name, value]) => [
      name,
      name.startsWith('error') ? String(value) : shorten(String(value)),
    ]),
  );
  return (
    <>
      <Card title={`2. ${t.steps.code}`} actions={isOwn ? <Badge tone="good">{t.stateGood}</Badge> : null}>
        {code === undefined ? (
          <Alert type="error" showIcon title={t.refused} />
        ) : (
          <p className={styles['text']}>{t.codeText}</p>
        )}
        <ParameterTable items={items} caption={t.steps.code} />
        {isOwn ? null : <Alert type="error" showIcon title={t.stateBad} />}
      </Card>
      {code !== undefined && isOwn && begun !== undefined ? <TokenStep begun={begun} code={code} kind={kind} /> : null}
    </>
  );
}
