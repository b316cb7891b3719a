import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { api, askWhoIsThere, query } from '@plinth/api-client';
import { Loaded, Skeleton, useFormat, useTell, useTexts } from '@plinth/ui';
import { believe } from '../../../session/tabs';
import { childrenTexts } from '../texts';
import styles from './children.module.css';

/** A child in two classes is still one child. */
const childrenIn = <T extends { readonly identityId: string; readonly as: string }>(
  items: readonly T[],
): readonly T[] => [
  ...new Map(items.filter(({ as }) => as === 'guardian').map((item) => [item.identityId, item])).values(),
];

export function ChildList(): ReactNode {
  const t = useTexts(childrenTexts);
  const format = useFormat();
  const tell = useTell();
  const client = useQueryClient();
  const [modal, holder] = Modal.useModal();
  const children = query.useQuery('get', '/api/org/v1/me/class-cards');
  const end = async (id: string): Promise<void> => {
    try {
      await api.DELETE('/api/org/v1/me/guardianships/{id}', { params: { path: { id } } });
      tell.done(t.unbound);
    } catch (error) {
      tell.failed(error);
    }
    const me = await askWhoIsThere();
    if (me !== 'nobody') believe(me);
    await client.invalidateQueries();
  };
  const ask = (id: string, name: string): void =>
    void modal.confirm({
      title: t.unbindTitle(name),
      content: t.unbindText,
      okText: t.unbind,
      cancelText: t.cancel,
      okButtonProps: { danger: true },
      onOk: () => end(id),
    });
  return (
    <>
      <Loaded
        from={children}
        skeleton={<Skeleton lines={2} />}
        isEmpty={({ items }) => childrenIn(items).length === 0}
        empty={<p className={styles['about']}>{t.none}</p>}
      >
        {({ items }) => (
          <ul className={styles['children']}>
            {childrenIn(items).map(({ identityId, childName, className, schoolName, headTeachers, canUnbind }) => (
              <li key={identityId} className={styles['child']}>
                <span className={styles['words']}>
                  <strong>{childName}</strong>
                  <span className={styles['about']}>
                    {[schoolName, className, headTeachers.length === 0 ? null : t.head(format.list(headTeachers))]
                      .filter((word) => word !== null)
                      .join(' · ')}
                  </span>
                </span>
                {canUnbind ? (
                  <Button
                    danger
                    aria-label={t.unbindOf(childName ?? '')}
                    onClick={() => ask(identityId, childName ?? '')}
                  >
                    {t.unbind}
                  </Button>
                ) : (
                  <span className={styles['about']}>{t.bySchool}</span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {holder}
    </>
  );
}
