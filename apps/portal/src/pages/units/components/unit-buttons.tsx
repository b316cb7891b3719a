import EditOutlined from '@ant-design/icons/EditOutlined';
import MoreOutlined from '@ant-design/icons/MoreOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { hasDraft } from '../../../session/drafts';
import { Allowed } from '../../../session/session';
import type { Unit } from '../../../session/unit-in-view';
import { useUnitActions } from '../api';
import { kindsBelow } from '../kinds-below';
import { unitsTexts } from '../texts';
import styles from '../units.module.css';
import { AddUnit, addDraftOf } from './add-unit';
import { editDraftOf, EditUnit, EndUnit, MoveUnit } from './unit-dialogs';

export function UnitButtons({ unit }: { readonly unit: Unit }): ReactNode {
  const t = useTexts(unitsTexts);
  const actions = useUnitActions(unit);
  const [open, setOpen] = useState<'add' | 'edit' | 'move' | 'end' | undefined>(() =>
    hasDraft(addDraftOf(unit.id)) ? 'add' : hasDraft(editDraftOf(unit.id)) ? 'edit' : undefined,
  );
  const dialog = { unit, actions, onClose: () => setOpen(undefined) };
  if (unit.status === 'ended') return null;
  return (
    <Allowed to="org.unit.write" at={unit.path}>
      <div className={styles['actions']}>
        {kindsBelow(unit).length === 0 ? null : (
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => setOpen('add')}>
            {t.add}
          </Button>
        )}
        {unit.kind === 'root' ? null : (
          <>
            <Button icon={<EditOutlined aria-hidden />} onClick={() => setOpen('edit')}>
              {t.edit}
            </Button>
            <Dropdown
              trigger={['click']}
              menu={{
                items: [
                  { key: 'move', label: t.move, onClick: () => setOpen('move') },
                  { key: 'end', label: t.end, danger: true, onClick: () => setOpen('end') },
                ],
              }}
            >
              <Button icon={<MoreOutlined aria-hidden />} aria-haspopup="menu">
                {t.more2}
              </Button>
            </Dropdown>
          </>
        )}
      </div>
      {open === 'add' ? <AddUnit {...dialog} /> : null}
      {open === 'edit' ? <EditUnit {...dialog} /> : null}
      {open === 'move' ? <MoveUnit {...dialog} /> : null}
      {open === 'end' ? <EndUnit {...dialog} /> : null}
    </Allowed>
  );
}
