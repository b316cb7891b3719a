import { createElement } from 'react';
import type { ReactNode } from 'react';
import { NavLink, useSearchParams } from 'react-router';
import { useTexts } from '@plinth/ui';
import { UNIT_PARAMETER } from '../session/unit-in-view';
import { useCodeAhead } from './code-ahead';
import { useNavigablePages } from './navigable';
import type { ListedPage } from './navigable';
import { pageIcons } from './page-icon';
import styles from './shell.module.css';
import { shellTexts } from './shell.texts';

const groups = ['own', 'administration', 'developer'] as const;

export function Navigation({ onGo }: { readonly onGo: () => void }): ReactNode {
  const t = useTexts(shellTexts);
  const [parameters] = useSearchParams();
  const unit = parameters.get(UNIT_PARAMETER);
  const listed = useNavigablePages();
  useCodeAhead(listed);
  // The unit in view goes along from page to page.
  const addressOf = ({ path, nav }: ListedPage) =>
    nav.group === 'administration' && unit !== null
      ? `${path}?${new URLSearchParams({ [UNIT_PARAMETER]: unit })}`
      : path;
  return (
    <nav className={styles['side']} id="navigation" aria-label={t.navigation}>
      {groups
        .map((group) => ({ group, lines: listed.filter(({ nav }) => nav.group === group) }))
        .filter(({ lines }) => lines.length > 0)
        .map(({ group, lines }) => (
          <div key={group}>
            <p className={styles['group']} id={`group-${group}`}>
              {t.groups[group]}
            </p>
            <ul className={styles['links']} aria-labelledby={`group-${group}`}>
              {lines.map((page) => (
                <li key={page.path}>
                  <NavLink
                    to={addressOf(page)}
                    end={page.path === '/' || page.path === '/admin' || page.path === '/developer'}
                    className={styles['link'] as string}
                    onPointerEnter={() => void page.load().catch(() => undefined)}
                    onClick={onGo}
                  >
                    {createElement(pageIcons[page.nav.icon], { 'aria-hidden': true })}
                    {t.pages[page.nav.name]}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
    </nav>
  );
}
