import { useQueryClient } from '@tanstack/react-query';
import { query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';
import type { Unit } from '../../session/unit-in-view';

export type Look = components['schemas']['LookResponse'];
export type LookPalette = components['schemas']['PaletteResponse'];
export type LookChange = components['schemas']['PutLookBody'];

const kinds: readonly Unit['kind'][] = ['root', 'bureau', 'district', 'school'];

/** The others have the look of what stands above them. */
export const mayHaveLook = ({ kind, status }: Unit): boolean => kinds.includes(kind) && status === 'active';

export const useUnitLook = (unitId: string) =>
  query.useQuery('get', '/api/org/v1/units/{unitId}/look', { params: { path: { unitId } } });

/** What the themes make of a colour; of the last one that was whole while another is being typed. */
export const usePalette = (colour: string | undefined): LookPalette | undefined =>
  query.useQuery(
    'get',
    '/api/org/v1/look-palette',
    { params: { query: { colour: colour ?? '' } } },
    { enabled: colour !== undefined, staleTime: Infinity, placeholderData: (before) => before },
  ).data;

export function useLookActions(unitId: string) {
  const client = useQueryClient();
  const put = query.useMutation('put', '/api/org/v1/units/{unitId}/look');
  const remove = query.useMutation('delete', '/api/org/v1/units/{unitId}/look');
  const at = { params: { path: { unitId } } };
  // That of this page, of the units below, and of the head of the page.
  const turn = () => client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).endsWith('/look') });
  return {
    put: async (body: LookChange) => {
      await put.mutateAsync({ ...at, body });
      await turn();
    },
    remove: async () => {
      await remove.mutateAsync(at);
      await turn();
    },
  };
}

/** As the API takes a picture. Undefined when the file cannot be read (any more). */
export function base64Of(file: Blob): Promise<string | undefined> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => resolve(undefined);
    reader.readAsDataURL(file);
  });
}
