import type { Holder } from './api';

const EVERYTHING = '*';

/** Those among the holders of rights at a unit who may do this, and are called like that. */
export const holdersOf = (holders: readonly Holder[], permission: string, name: string): readonly Holder[] =>
  holders.filter(
    ({ permissions, personName }) =>
      (permissions.includes(permission) || permissions.includes(EVERYTHING)) &&
      (personName ?? '').toLowerCase().includes(name.trim().toLowerCase()),
  );
