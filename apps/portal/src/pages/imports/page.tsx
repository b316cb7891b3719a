import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { EmptyNotice, ListFrame, Loaded, useTexts } from '@plinth/ui';
import { useUnitInView } from '../../session/unit-in-view';
import { useImports } from './api';
import { ImportLine } from './components/import-line';
import styles from './components/imports.module.css';
import { schoolOf } from './school-of';
import { importsTexts } from './texts';

/** What has been imported, newest first. */
export function ImportsPage(): ReactNode {
  const t = useTexts(importsTexts);
  const { search } = useLocation();
  const { unit } = useUnitInView();
  const schoolId = schoolOf(unit);
  const imports = useImports(schoolId);
  const start = (
    <Link to={`/admin/imports/new${search}`}>
      <Button type="primary" icon={<UploadOutlined aria-hidden />} tabIndex={-1}>
        {t.start}
      </Button>
    </Link>
  );
  const items = imports.data?.pages.flatMap((page) => page.items);
  return (
    <ListFrame title={t.title} lead={t.lead} actions={start}>
      <Loaded
        from={{ data: items, error: imports.error, refetch: imports.refetch }}
        isEmpty={(found) => found.length === 0}
        empty={<EmptyNotice title={t.emptyTitle} text={t.emptyText} />}
      >
        {(found) => (
          <>
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">{t.columns.file}</th>
                  {schoolId === undefined ? <th scope="col">{t.columns.school}</th> : null}
                  <th scope="col">{t.columns.state}</th>
                  <th scope="col">{t.columns.result}</th>
                  <th scope="col">{t.columns.at}</th>
                </tr>
              </thead>
              <tbody>
                {found.map((item) => (
                  <ImportLine key={item.id} item={item} hasSchool={schoolId === undefined} />
                ))}
              </tbody>
            </table>
            {imports.hasNextPage ? (
              <div className={styles['more']}>
                <Button loading={imports.isFetchingNextPage} onClick={() => void imports.fetchNextPage()}>
                  {t.more}
                </Button>
              </div>
            ) : null}
          </>
        )}
      </Loaded>
    </ListFrame>
  );
}
