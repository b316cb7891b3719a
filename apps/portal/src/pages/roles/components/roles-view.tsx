import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Modal, Table } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import { Badge, Loaded, useFormat, useTell, useTexts } from '@plinth/ui';
import { usePermissions } from '../../../choice/permission-names';
import { useUnitNames } from '../../../choice/unit-names';
import { hasDraft } from '../../../session/drafts';
import { Allowed, useMay } from '../../../session/session';
import { useForgetRoles, useRoleName, useRoles } from '../api';
import type { Role, UnitInView } from '../api';
import { rolesTexts } from '../texts';
import { RoleDialog, roleDraftOf } from './role-dialog';
import styles from './roles.module.css';

const EVERYTHING = '*';

function Permissions({ names }: { readonly names: readonly string[] }): ReactNode {
  const t = useTexts(rolesTexts);
  const texts = new Map(usePermissions().map(({ name, text }) => [name, text]));
  return (
    <ul className={styles['permissions']}>
      {names.map((name) => (
        <li key={name}>{name === EVERYTHING ? t.everything : (texts.get(name) ?? name)}</li>
      ))}
    </ul>
  );
}

function EndDialog({ role, onClose }: { readonly role: Role; readonly onClose: () => void }): ReactNode {
  const t = useTexts(rolesTexts);
  const tell = useTell();
  const forget = useForgetRoles();
  const end = query.useMutation('delete', '/api/org/v1/roles/{roleId}');
  const send = async () => {
    try {
      await end.mutateAsync({ params: { path: { roleId: role.key } } });
      tell.done(t.ended);
      await forget();
    } catch (error) {
      tell.failed(error);
    }
    onClose();
  };
  return (
    <Modal
      open
      title={t.endTitle(role.name)}
      okText={t.endRole}
      okButtonProps={{ danger: true }}
      confirmLoading={end.isPending}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <p>{t.endText}</p>
    </Modal>
  );
}

interface TableProperties {
  readonly items: readonly Role[];
  readonly mayChange: boolean;
  readonly onEdit: (role: Role) => void;
  readonly onEnd: (role: Role) => void;
}

function RoleTable({ items, mayChange, onEdit, onEnd }: TableProperties): ReactNode {
  const t = useTexts(rolesTexts);
  const format = useFormat();
  const nameOf = useRoleName();
  const units = useUnitNames(items.flatMap(({ unitId }) => (unitId === undefined ? [] : [unitId])));
  return (
    <Table<Role>
      rowKey="key"
      dataSource={[...items]}
      pagination={false}
      scroll={{ x: 640 }}
      expandable={{ expandedRowRender: ({ permissions }) => <Permissions names={permissions} /> }}
      columns={[
        {
          title: t.columns.role,
          key: 'role',
          render: (_, role) => <bdi className={styles['name']}>{nameOf(role)}</bdi>,
        },
        {
          title: t.columns.permissions,
          key: 'permissions',
          render: (_, { permissions }) =>
            permissions.includes(EVERYTHING) ? t.everything : t.permissionCount(format.number(permissions.length)),
        },
        {
          title: t.columns.owner,
          key: 'owner',
          render: (_, { isBuiltIn, followsPosition, unitId }) =>
            isBuiltIn ? (
              <Badge>{followsPosition ? t.followsPosition : t.builtIn}</Badge>
            ) : (
              (units.get(unitId ?? '') ?? '…')
            ),
        },
        {
          title: t.columns.act,
          key: 'act',
          render: (_, role) =>
            role.isBuiltIn || !mayChange ? null : (
              <span className={styles['acts']}>
                <Button size="small" onClick={() => onEdit(role)}>
                  {t.edit}
                </Button>
                <Button size="small" onClick={() => onEnd(role)}>
                  {t.endRole}
                </Button>
              </span>
            ),
        },
      ]}
    />
  );
}

export function RolesView({ unit }: { readonly unit: UnitInView }): ReactNode {
  const t = useTexts(rolesTexts);
  const may = useMay();
  const roles = useRoles(unit.id);
  const [edited, setEdited] = useState<Role | 'new' | undefined>(() =>
    hasDraft(roleDraftOf(undefined)) ? 'new' : undefined,
  );
  const [ended, setEnded] = useState<Role>();
  return (
    <>
      <Allowed to="org.role.assign" at={unit.path}>
        <div className={styles['tools']}>
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => setEdited('new')}>
            {t.addRole}
          </Button>
        </div>
      </Allowed>
      <Loaded from={roles}>
        {({ items }) => (
          <RoleTable items={items} mayChange={may('org.role.assign', unit.path)} onEdit={setEdited} onEnd={setEnded} />
        )}
      </Loaded>
      {edited === undefined ? null : (
        <RoleDialog
          unitId={unit.id}
          {...(edited === 'new' ? {} : { role: edited })}
          onClose={() => setEdited(undefined)}
        />
      )}
      {ended === undefined ? null : <EndDialog role={ended} onClose={() => setEnded(undefined)} />}
    </>
  );
}
