import { createElement } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '@plinth/ui';
import { useNavigablePages } from '../../../shell/navigable';
import { pageIcons } from '../../../shell/page-icon';
import { shellTexts } from '../../../shell/shell.texts';
import styles from './workbench.module.css';

/** The ways into the administration, for those who have any. */
export function AdministrationWidget(): ReactNode {
  const { pages: names } = useTexts(shellTexts);
  const ways = useNavigablePages().filter(({ nav }) => nav.group === 'administration');
  return (
    <ul className={styles['links']}>
      {ways.map(({ path, nav }) => (
        <li key={path}>
          <Link to={path} className={styles['link'] as string}>
            {createElement(pageIcons[nav.icon], { 'aria-hidden': true })}
            {names[nav.name]}
          </Link>
        </li>
      ))}
    </ul>
  );
}
