import { Alert, Checkbox, Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import { troubleOf, useTell, useTexts } from '@plinth/ui';
import { atLeastOne, showFaults } from '../../../choice/faults';
import { usePermissions } from '../../../choice/permission-names';
import { useDraft } from '../../../session/drafts';
import { useForgetRoles } from '../api';
import type { Role } from '../api';
import { rolesTexts } from '../texts';

interface Values {
  readonly name: string;
  readonly nameEn: string;
  readonly permissions: string[];
}

interface Properties {
  readonly unitId: string;
  /** Absent for a new one. */
  readonly role?: Role;
  readonly onClose: () => void;
}

export const roleDraftOf = (key: string | undefined): string => `role-${key ?? 'new'}`;

export function RoleDialog({ unitId, role, onClose }: Properties): ReactNode {
  const t = useTexts(rolesTexts);
  const tell = useTell();
  const forget = useForgetRoles();
  const permissions = usePermissions();
  const [form] = Form.useForm<Values>();
  const draft = useDraft<Partial<Values>>(roleDraftOf(role?.key), () => form.getFieldsValue());
  const add = query.useMutation('post', '/api/org/v1/roles');
  const change = query.useMutation('patch', '/api/org/v1/roles/{roleId}');
  const error = add.error ?? change.error;
  const send = async ({ nameEn, ...values }: Values) => {
    const body = { ...values, ...(nameEn.trim() === '' ? {} : { nameEn }) };
    try {
      if (role === undefined) await add.mutateAsync({ body: { ...body, unitId } });
      else await change.mutateAsync({ params: { path: { roleId: role.key } }, body });
      tell.done(t.saved);
      onClose();
      await forget();
    } catch (failure) {
      showFaults(form, failure);
    }
  };
  return (
    <Modal
      open
      width={640}
      title={role === undefined ? t.addRole : t.editRole}
      okText={t.save}
      confirmLoading={add.isPending || change.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          name: role?.name ?? '',
          nameEn: role?.nameEn ?? '',
          permissions: role?.permissions ?? [],
          ...draft,
        }}
        onFinish={(values) => void send(values)}
      >
        <Form.Item
          name="name"
          label={t.name}
          rules={[{ required: true, whitespace: true, max: 40, message: t.needName }]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="nameEn" label={t.nameEn}>
          <Input autoComplete="off" maxLength={60} />
        </Form.Item>
        <Form.Item
          name="permissions"
          label={t.columns.permissions}
          extra={t.permissionHint}
          rules={[atLeastOne(t.needPermission)]}
        >
          <Checkbox.Group
            style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))', gap: 6 }}
            options={permissions.map(({ name, text }) => ({ value: name, label: text }))}
          />
        </Form.Item>
      </Form>
      {error === null ? null : <Alert type="error" showIcon title={troubleOf(error).message || t.failed} />}
    </Modal>
  );
}
