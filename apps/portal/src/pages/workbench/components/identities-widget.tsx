import { useQueryClient } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import { Card, useFormat, useTell, useTexts } from '@plinth/ui';
import { useMe } from '../../../session/session';
import { workbenchTexts } from '../texts';
import styles from './workbench.module.css';

/** As whom one is here: teacher and parent, parent of one child and of another. */
export function IdentitiesWidget(): ReactNode {
  const t = useTexts(workbenchTexts);
  const format = useFormat();
  const tell = useTell();
  const client = useQueryClient();
  const me = useMe().data;
  const choose = query.useMutation('put', '/api/identity/v1/me/identity');
  const identities = (me?.identities ?? []).filter(({ kind }) => kind !== 'administrator');
  if (me === undefined || identities.length === 0) return null;
  const use = async (identityId: string, unitName: string): Promise<void> => {
    try {
      await choose.mutateAsync({ body: { identityId } });
      await client.invalidateQueries();
      tell.done(t.switched(unitName));
    } catch (error) {
      tell.failed(error);
    }
  };
  return (
    <Card
      title={t.identities}
      actions={me.audience === 'guardian' ? <Button href="/account/bind">{t.bind}</Button> : undefined}
    >
      <ul className={styles['identities']}>
        {identities.map(({ identityId, kind, unitName, schoolName, titles, current }) => (
          <li key={identityId} className={styles['identity']}>
            <div className={styles['words']}>
              <strong>{schoolName ?? unitName}</strong>
              <div className={styles['quiet']}>
                {[
                  t.identityKinds[kind],
                  ...(schoolName === undefined || schoolName === unitName ? [] : [unitName]),
                  ...(titles.length === 0
                    ? []
                    : [kind === 'guardian' ? t.childOf(format.list(titles)) : format.list(titles)]),
                ].join(' · ')}
              </div>
            </div>
            {current ? <Tag color="processing">{t.inUse}</Tag> : null}
            {!current && identities.length > 1 ? (
              <Button loading={choose.isPending} onClick={() => void use(identityId, schoolName ?? unitName)}>
                {t.useIdentity}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
