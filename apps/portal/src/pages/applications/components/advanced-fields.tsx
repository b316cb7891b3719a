import { Checkbox, Form, InputNumber, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { formTexts } from '../form.texts';

const isAbsent = { hidden: true } as const;

/** What most applications leave as it is; what only the whole base decides is shown to those who hold it. */
export function AdvancedFields({ isOfRoot }: { readonly isOfRoot: boolean }): ReactNode {
  const t = useTexts(formTexts);
  const isPublic = Form.useWatch('kind', { preserve: true }) === 'public';
  const check = (name: string | string[], label: string, isShown = true) => (
    <Form.Item name={name} valuePropName="checked" style={{ marginBottom: 8 }} {...(isShown ? {} : isAbsent)}>
      <Checkbox>{label}</Checkbox>
    </Form.Item>
  );
  return (
    <>
      {check('firstParty', t.firstParty, isOfRoot)}
      {check(['options', 'pkceOptional'], t.pkceOptional, isOfRoot && !isPublic)}
      {check(['options', 'loopbackAnyPort'], t.loopbackAnyPort, isPublic)}
      {check(['options', 'profileInIdToken'], t.profileInIdToken)}
      {check(['options', 'idTokenOnRefresh'], t.idTokenOnRefresh)}
      <Form.Item name={['options', 'idTokenAlg']} label={t.alg} style={{ marginTop: 16 }}>
        <Radio.Group options={['RS256', 'ES256'].map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item name={['options', 'accessTokenTtl']} label={t.accessTtl}>
        <InputNumber min={60} max={3600} precision={0} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name={['options', 'refreshTokenDays']} label={t.refreshDays}>
        <InputNumber min={1} max={90} precision={0} style={{ width: 160 }} />
      </Form.Item>
    </>
  );
}
