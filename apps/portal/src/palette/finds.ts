import { useQueries } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import { query } from '@plinth/api-client';
import { useFormat, useTexts } from '@plinth/ui';
import { useSettled } from '../forms/use-settled';
import { useMay } from '../session/session';
import { useNavigablePages } from '../shell/navigable';
import { shellTexts } from '../shell/shell.texts';
import { isFound } from './match';
import { paletteTexts, pinyinOfPages } from './palette.texts';

export interface Find {
  readonly group: 'pages' | 'units' | 'people';
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly address: string;
}

const SHOWN = 8;
/** Trees that somebody sees from the top; hardly anybody has more. */
const MOST_TOPS = 3;
/** People are asked for once somebody stops typing: each look at them is kept in the trail. */
const PAUSE_MS = 250;

function usePageFinds(q: string): readonly Find[] {
  const t = useTexts(paletteTexts);
  const { pages: names } = useTexts(shellTexts);
  const listed = useNavigablePages().map(({ path, nav }) => ({ path, key: nav.name, name: names[nav.name] }));
  return [...listed, { path: '/workbench/account', key: 'account' as const, name: t.account }]
    .filter(({ key, name }) => isFound(q, name, pinyinOfPages[key]))
    .map(({ path, name }) => ({ group: 'pages', id: path, name, about: '', address: path }));
}

function useUnitFinds(q: string): { readonly items: readonly Find[]; readonly isBusy: boolean } {
  const { pathname } = useLocation();
  const may = useMay()('org.unit.read');
  const pages = useNavigablePages().filter(({ nav }) => nav.group === 'administration');
  // The page that is open stays open, about the other unit.
  const page = pages.find(({ path }) => path === pathname) ?? pages[0];
  const { data, isFetching } = query.useQuery(
    'get',
    '/api/org/v1/units',
    { params: { query: { q, limit: SHOWN, status: 'active' } } },
    { enabled: may && page !== undefined && q !== '' },
  );
  const items = (data?.items ?? []).map(
    ({ id, displayName, code }): Find => ({
      group: 'units',
      id,
      name: displayName,
      about: code ?? '',
      address: `${page?.path ?? '/admin'}?${new URLSearchParams({ unit: id })}`,
    }),
  );
  return { items, isBusy: isFetching };
}

function usePersonFinds(q: string): { readonly items: readonly Find[]; readonly isBusy: boolean } {
  const t = useTexts(paletteTexts);
  const format = useFormat();
  const may = useMay()('org.person.read');
  const tops = query.useQuery('get', '/api/org/v1/units/tops', undefined, { enabled: may, staleTime: 300_000 });
  const answers = useQueries({
    queries: (tops.data?.items ?? [])
      .slice(0, MOST_TOPS)
      .map(({ id: unitId }) =>
        query.queryOptions(
          'get',
          '/api/org/v1/people',
          { params: { query: { unitId, q, limit: SHOWN } } },
          { enabled: may && q !== '' },
        ),
      ),
  });
  const found = answers.flatMap(({ data }) => data?.items ?? []);
  const people = new Map(found.map((person) => [person.id, person]));
  const isBusy = answers.some(({ isFetching }) => isFetching);
  const items = [...people.values()].slice(0, SHOWN).map(
    ({ id, name, memberships }): Find => ({
      group: 'people',
      id,
      name: name || t.unnamed,
      about: format.list(memberships.map(({ unitName }) => unitName)),
      address: `/admin/people/${id}`,
    }),
  );
  return { items, isBusy };
}

/** Pages at once, units and people as soon as the typing rests. */
export function useFinds(typed: string): { readonly items: readonly Find[]; readonly isBusy: boolean } {
  const settled = useSettled(typed.trim(), PAUSE_MS);
  const pages = usePageFinds(typed);
  const units = useUnitFinds(settled);
  const people = usePersonFinds(settled);
  const found = settled === '' ? [] : [...units.items, ...people.items];
  return { items: [...pages, ...found], isBusy: units.isBusy || people.isBusy || settled !== typed.trim() };
}
