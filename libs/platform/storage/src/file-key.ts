import { DomainError } from '@plinth/error-contract';
import { StorageErrors } from './errors';

const AREA = /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/;
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/;

export interface FileKey {
  readonly area: string;
  readonly id: string;
}

/** Nothing that passes can name a folder above, a hidden file, or anything else than `<area>/<id>`. */
export function parseKey(key: string): FileKey {
  const [area, id, ...more] = key.split('/');
  if (area === undefined || id === undefined || more.length > 0 || !ID.test(id)) {
    throw new DomainError(StorageErrors.keyInvalid);
  }
  return { area: checkArea(area), id };
}

export function checkArea(area: string): string {
  if (area.length > 64 || !AREA.test(area)) throw new DomainError(StorageErrors.keyInvalid);
  return area;
}
