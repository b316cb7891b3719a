import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { download } from '@plinth/api-client';
import { useTell, useTexts } from '@plinth/ui';
import type { filterOf } from '../filter';
import { auditTexts } from '../texts';

/** Exactly what the filters show, and all of it. */
export function ExportMenu({ filter }: { readonly filter: ReturnType<typeof filterOf> }): ReactNode {
  const t = useTexts(auditTexts);
  const tell = useTell();
  const [isBusy, setBusy] = useState(false);
  const save = async (format: string) => {
    setBusy(true);
    try {
      const asked = new URLSearchParams({ ...(filter as Record<string, string>), format });
      await download(`/api/audit/v1/export?${asked}`);
      tell.done(t.exported);
    } catch (error) {
      tell.failed(error);
    }
    setBusy(false);
  };
  const items = [
    { key: 'csv', label: t.exportCsv },
    { key: 'ndjson', label: t.exportJson },
  ];
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => void save(key) }} trigger={['click']}>
      <Button icon={<DownloadOutlined aria-hidden />} loading={isBusy} aria-haspopup="menu">
        {t.export}
      </Button>
    </Dropdown>
  );
}
