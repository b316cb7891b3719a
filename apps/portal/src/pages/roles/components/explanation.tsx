import CheckCircleOutlined from '@ant-design/icons/CheckCircleOutlined';
import StopOutlined from '@ant-design/icons/StopOutlined';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import { Loaded, useTexts } from '@plinth/ui';
import { rolesTexts } from '../texts';
import styles from './roles.module.css';

interface Properties {
  readonly unitId: string;
  readonly unitName: string;
  readonly personId: string;
  readonly permission: string;
  readonly onClose: () => void;
}

function Reasons({ title, texts }: { readonly title: string; readonly texts: readonly string[] }): ReactNode {
  if (texts.length === 0) return null;
  return (
    <>
      <h2 className={styles['part']}>{title}</h2>
      <ul className={styles['sentences']}>
        {texts.map((text, index) => (
          <li key={index}>{text}</li>
        ))}
      </ul>
    </>
  );
}

/** Why one person may do one thing at the unit, or why not, role by role. */
export function Explanation({ unitId, unitName, personId, permission, onClose }: Properties): ReactNode {
  const t = useTexts(rolesTexts);
  const explanation = query.useQuery('get', '/api/org/v1/units/{unitId}/access-explanation', {
    params: { path: { unitId }, query: { personId, permission } },
  });
  return (
    <div className={styles['explanation']}>
      <Loaded from={explanation}>
        {({ allowed, personName, permissionText, because, besides }) => (
          <>
            <p className={`${styles['verdict']} ${allowed ? styles['may'] : styles['mayNot']}`}>
              {allowed ? <CheckCircleOutlined aria-hidden /> : <StopOutlined aria-hidden />}
              <span>{(allowed ? t.may : t.mayNot)(personName ?? t.unnamed, unitName, permissionText)}</span>
            </p>
            <Reasons title={t.becauseTitle} texts={because.map(({ text }) => text)} />
            <Reasons title={t.besidesTitle} texts={besides.map(({ text }) => text)} />
            {because.length + besides.length === 0 ? <p>{t.noRoleAtAll}</p> : null}
          </>
        )}
      </Loaded>
      <Button size="small" onClick={onClose}>
        {t.backToAll}
      </Button>
    </div>
  );
}
