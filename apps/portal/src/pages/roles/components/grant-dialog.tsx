import { Alert, Form, Input, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import { troubleOf, useTell, useTexts } from '@plinth/ui';
import { PersonChoice } from '../../../choice/person-choice';
import { useDraft } from '../../../session/drafts';
import { UnitPicker } from '../../../units/unit-picker';
import { useForgetRoles, useRoleName, useRoles } from '../api';
import type { UnitInView } from '../api';
import { rolesTexts } from '../texts';

interface Values {
  readonly personId: string;
  readonly roleKey: string;
  readonly unitId: string;
  /** 2027-08-31, empty for no end. */
  readonly until?: string;
}

interface Properties {
  /** Where the person is looked for. */
  readonly searchedAt: UnitInView;
  readonly at: UnitInView;
  /** Given where only one role is in question. */
  readonly roleKey?: string;
  readonly title?: string;
  readonly onClose: () => void;
}

const endOf = (day: string): string => new Date(`${day}T23:59:59`).toISOString();

export const GRANT_ROLE = 'grant-role';

export function GrantDialog({ searchedAt, at, roleKey, title, onClose }: Properties): ReactNode {
  const t = useTexts(rolesTexts);
  const tell = useTell();
  const forget = useForgetRoles();
  const nameOf = useRoleName();
  const roles = useRoles(at.id);
  const [form] = Form.useForm<Values>();
  const draft = useDraft<Partial<Values>>(GRANT_ROLE, () => form.getFieldsValue());
  const assign = query.useMutation('post', '/api/org/v1/role-assignments');
  const send = async ({ until, ...given }: Values) => {
    const validTo = until === undefined || until === '' ? {} : { validTo: endOf(until) };
    try {
      await assign.mutateAsync({ body: { ...given, ...validTo } });
      tell.done(t.grantedUnnamed);
      onClose();
      await forget();
    } catch {
      // Told in the dialog, which stays.
    }
  };
  const options = (roles.data?.items ?? [])
    .filter(({ followsPosition }) => !followsPosition)
    .map((role) => ({ value: role.key, label: nameOf(role) }));
  return (
    <Modal
      open
      title={title ?? t.grantTitle}
      okText={title === undefined ? t.grant : t.appoint}
      confirmLoading={assign.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ unitId: at.id, ...(roleKey === undefined ? {} : { roleKey }), ...draft }}
        onFinish={(values) => void send(values)}
      >
        <Form.Item name="personId" label={t.person} rules={[{ required: true, message: t.needPerson }]}>
          <PersonChoice unitId={searchedAt.id} />
        </Form.Item>
        <Form.Item
          name="roleKey"
          label={t.role}
          hidden={roleKey !== undefined}
          rules={[{ required: true, message: t.needRole }]}
        >
          <Select options={options} loading={roles.isPending} />
        </Form.Item>
        <Form.Item
          name="unitId"
          label={t.unit}
          hidden={roleKey !== undefined}
          rules={[{ required: true, message: t.needUnit }]}
        >
          <UnitPicker known={[at]} underId={at.id} />
        </Form.Item>
        <Form.Item name="until" label={t.until} extra={t.untilHint}>
          <Input type="date" min={new Date().toISOString().slice(0, 10)} style={{ width: 200 }} />
        </Form.Item>
      </Form>
      {assign.error === null ? null : (
        <Alert type="error" showIcon title={troubleOf(assign.error).message || t.failed} />
      )}
    </Modal>
  );
}
