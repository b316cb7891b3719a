import EditOutlined from '@ant-design/icons/EditOutlined';
import MoreOutlined from '@ant-design/icons/MoreOutlined';
import { Button, Dropdown, Form, Radio } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTell, useTexts } from '@plinth/ui';
import { FormDialog } from '../../../forms/form-dialog';
import { hasDraft } from '../../../session/drafts';
import { Allowed } from '../../../session/session';
import type { Person, PersonActions } from '../api';
import styles from '../person.module.css';
import { personTexts } from '../texts';
import { editDraftOf, EditPerson } from './edit-person';

interface Properties {
  readonly person: Person;
  readonly actions: PersonActions;
}

/** What can be done with the person as a whole. */
export function PersonButtons({ person, actions }: Properties): ReactNode {
  const t = useTexts(personTexts);
  const tell = useTell();
  const [open, setOpen] = useState<'edit' | 'suspend' | 'end' | undefined>(() =>
    hasDraft(editDraftOf(person.id)) ? 'edit' : undefined,
  );
  const close = () => setOpen(undefined);
  const items =
    person.status === 'active'
      ? [
          { key: 'suspend', label: t.suspend, onClick: () => setOpen('suspend') },
          { key: 'end', label: t.end, danger: true, onClick: () => setOpen('end') },
        ]
      : [{ key: 'restore', label: t.restore, onClick: () => void actions.restore(t.done).catch(tell.failed) }];
  return (
    <Allowed to="org.person.write">
      <Button icon={<EditOutlined aria-hidden />} disabled={person.status === 'ended'} onClick={() => setOpen('edit')}>
        {t.edit}
      </Button>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button icon={<MoreOutlined aria-hidden />} aria-haspopup="menu">
          {t.more}
        </Button>
      </Dropdown>
      {open === 'edit' ? <EditPerson person={person} actions={actions} onClose={close} /> : null}
      {open === 'suspend' ? (
        <FormDialog
          title={`${t.suspend} ${person.name}`}
          verb={t.suspend}
          isDangerous
          draft={`suspend ${person.id}`}
          onSend={() => actions.suspend(t.done)}
          onClose={close}
        >
          <p className={styles['quiet']}>{t.suspendText}</p>
        </FormDialog>
      ) : null}
      {open === 'end' ? (
        <FormDialog<{ readonly reason: 'left' | 'deceased' }>
          title={`${t.end} ${person.name}`}
          verb={t.end}
          isDangerous
          draft={`end ${person.id}`}
          initial={{ reason: 'left' }}
          onSend={({ reason }) => actions.end({ reason }, t.done)}
          onClose={close}
        >
          <p className={styles['quiet']}>{t.endText}</p>
          <Form.Item name="reason" label={t.endReason}>
            <Radio.Group options={Object.entries(t.endReasons).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
        </FormDialog>
      ) : null}
    </Allowed>
  );
}
