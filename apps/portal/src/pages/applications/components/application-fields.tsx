import { Checkbox, Collapse, Form, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { UnitChoice } from '../../../choice/unit-choice';
import { usePermissions } from '../../../choice/permission-names';
import { useMay } from '../../../session/session';
import { useScopeText } from '../api';
import { signInScopes } from '../form-values';
import { formTexts } from '../form.texts';
import { applicationsTexts } from '../texts';
import { AddressList } from './address-list';
import { AdvancedFields } from './advanced-fields';
import styles from './applications.module.css';

const audiences = ['staff', 'student', 'guardian', 'administrator'] as const;
const kinds = ['confidential', 'public'] as const;

function Kind(): ReactNode {
  const t = useTexts(formTexts);
  return (
    <Form.Item name="kind" label={t.kind}>
      <Radio.Group style={{ display: 'grid', gap: 8 }}>
        {kinds.map((kind) => (
          <Radio key={kind} value={kind}>
            <span className={styles['radio']}>
              <span>{t.kinds[kind]}</span>
              <span className={styles['hint']}>{t.kinds[`${kind}Hint`]}</span>
            </span>
          </Radio>
        ))}
      </Radio.Group>
    </Form.Item>
  );
}

function Scopes(): ReactNode {
  const t = useTexts(formTexts);
  const textOf = useScopeText();
  const options = usePermissions().map(({ name, text }) => ({ value: name, label: `${text} · ${name}` }));
  return (
    <>
      <Form.Item name="signInScopes" label={`${t.scopes} · ${t.signInScopes}`}>
        <Checkbox.Group options={signInScopes.map((scope) => ({ value: scope, label: textOf(scope) ?? scope }))} />
      </Form.Item>
      <Form.Item name="dataScopes" label={`${t.scopes} · ${t.dataScopes}`} extra={t.dataScopesHint}>
        <Select mode="tags" options={options} showSearch={{ optionFilterProp: 'label' }} placeholder={t.findScope} />
      </Form.Item>
    </>
  );
}

function Landing(): ReactNode {
  const t = useTexts(formTexts);
  const names = useTexts(applicationsTexts).audiences;
  const chosen = Form.useWatch<readonly string[] | undefined>('landingAudiences') ?? [];
  return (
    <>
      <h2 className={styles['section']}>{t.landingSection}</h2>
      <Form.Item name="landingAudiences" label={t.landing}>
        <Checkbox.Group options={audiences.map((audience) => ({ value: audience, label: names[audience] }))} />
      </Form.Item>
      <Form.Item
        name="launchUrl"
        label={t.launch}
        extra={t.launchHint}
        rules={[{ required: chosen.length > 0, whitespace: true, message: t.needLaunch }]}
      >
        <Input maxLength={500} inputMode="url" spellCheck={false} placeholder="https://" />
      </Form.Item>
    </>
  );
}

export function ApplicationFields({ isNew }: { readonly isNew: boolean }): ReactNode {
  const t = useTexts(formTexts);
  const isOfRoot = useMay()('identity.client.write', '');
  return (
    <>
      <Form.Item
        name="name"
        label={t.name}
        extra={t.nameHint}
        rules={[
          { required: true, whitespace: true, message: t.needName },
          { max: 100, message: t.tooLong },
        ]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      {isNew ? (
        <Kind />
      ) : (
        <Form.Item name="kind" hidden>
          <Input />
        </Form.Item>
      )}
      <AddressList name="redirectUris" label={t.redirect} hint={t.redirectHint} />
      <AddressList name="postLogoutRedirectUris" label={t.postLogout} hint={t.postLogoutHint} />
      <Form.Item
        name="unitIds"
        label={t.units}
        extra={isOfRoot ? `${t.unitsHint}${t.unitsRootHint}` : t.unitsHint}
        rules={[{ required: !isOfRoot, message: t.needUnits }]}
      >
        <UnitChoice />
      </Form.Item>
      <Scopes />
      <Landing />
      <Collapse
        ghost
        items={[
          { key: 'advanced', label: t.advanced, forceRender: true, children: <AdvancedFields isOfRoot={isOfRoot} /> },
        ]}
      />
    </>
  );
}
