import SwapOutlined from '@ant-design/icons/SwapOutlined';
import { Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { useChooseIdentity, useIdentities, useIdentityName } from '../session/identities';
import { identityTexts } from '../session/identity.texts';
import styles from './shell.module.css';

/** As whom one is here; only for those who could be here as somebody else. */
export function IdentitySwitch(): ReactNode {
  const t = useTexts(identityTexts);
  const nameOf = useIdentityName();
  const { all, current } = useIdentities();
  const { choose, isBusy } = useChooseIdentity();
  if (all.length < 2) return null;
  const items = all.map((identity) => ({
    key: identity.identityId,
    label: nameOf(identity),
    onClick: () => void choose(identity),
  }));
  const name = current === undefined ? t.choose : nameOf(current);
  return (
    <Dropdown
      menu={{ items, selectable: true, selectedKeys: current === undefined ? [] : [current.identityId] }}
      trigger={['click']}
    >
      <button
        type="button"
        className={styles['identity']}
        aria-haspopup="menu"
        aria-label={current === undefined ? t.choose : t.now(name)}
        disabled={isBusy}
      >
        <SwapOutlined aria-hidden />
        <span>{name}</span>
      </button>
    </Dropdown>
  );
}
