import SmileOutlined from '@ant-design/icons/SmileOutlined';
import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '@plinth/ui';
import { useChooseIdentity, useIdentities, useIdentityName } from '../../../session/identities';
import type { Identity } from '../../../session/identities';
import { workbenchTexts } from '../texts';
import styles from './workbench.module.css';

/** What the name of the identity does not say already. */
const placeOf = ({ kind, schoolName, unitName, titles }: Identity): string => {
  if (kind === 'guardian') return [schoolName, unitName].filter((word) => word !== undefined).join(' · ');
  return [...(schoolName === undefined || schoolName === unitName ? [] : [unitName]), ...titles].join(' · ');
};

/** As whom one is here: teacher and parent, parent of one child and of another. */
export function IdentitiesWidget(): ReactNode {
  const t = useTexts(workbenchTexts);
  const nameOf = useIdentityName();
  const { all } = useIdentities();
  const { choose, isBusy } = useChooseIdentity();
  return (
    <>
      {all.length === 0 ? <p className={styles['quiet']}>{t.noIdentities}</p> : null}
      <ul className={styles['identities']}>
        {all.map((identity) => (
          <li key={identity.identityId} className={styles['identity']}>
            <div className={styles['words']}>
              <strong>{nameOf(identity)}</strong>
              <div className={styles['quiet']}>{placeOf(identity)}</div>
            </div>
            {identity.current ? <Tag color="processing">{t.inUse}</Tag> : null}
            {!identity.current && all.length > 1 ? (
              <Button loading={isBusy} onClick={() => void choose(identity)}>
                {t.useIdentity}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <Link to="/workbench/children" className={styles['way'] as string}>
        <SmileOutlined aria-hidden /> {t.bind}
      </Link>
    </>
  );
}
