import { methodsOf } from '../route/gateway-snapshot';
import type { Route } from '../route/route';
import { PORTAL } from '../route/route';
import { HASHED_FOLDER } from './portal-files';
import type { PortalFiles } from './portal-files';

const reading = ['GET', 'HEAD'] as const;
const pages = ['/', '/workbench', '/admin', '/developer'];

/** Addresses of the portal; who had one of them before keeps its other methods. */
export function withPortal(routes: readonly Route[], { files }: PortalFiles): readonly Route[] {
  const paths = [
    ...pages.flatMap((page) => (page === '/' ? [page] : [page, `${page}/*`])),
    `${HASHED_FOLDER}*`,
    ...[...files.keys()].filter((path) => !path.startsWith(HASHED_FOLDER)),
  ];
  const claimed = new Set(paths);
  const others = routes.map((route): Route => {
    if (!claimed.has(route.path)) return route;
    const left = methodsOf(route, routes).filter((method) => method !== 'GET' && method !== 'HEAD');
    return { ...route, methods: left };
  });
  const own = paths.map((path): Route => ({ path, methods: reading, class: 'page', service: PORTAL }));
  return [...own, ...others.filter(({ methods }) => methods === undefined || methods.length > 0)];
}
