import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { importsTexts } from '../texts';
import styles from './imports.module.css';

interface Paged {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

export function MoreButton({
  of: { hasNextPage, isFetchingNextPage, fetchNextPage },
}: {
  readonly of: Paged;
}): ReactNode {
  const t = useTexts(importsTexts);
  if (!hasNextPage) return null;
  return (
    <div className={styles['more']}>
      <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {t.more}
      </Button>
    </div>
  );
}
