import type { Scope } from '@plinth/platform-auth';

export interface SealedValue {
  readonly sealed: Buffer;
  readonly purpose: string;
}

export interface FoundPerson {
  readonly unitId: string;
  readonly unitPath: string;
  readonly birthDate: string | null;
}

/** Port: what revealing one field needs. */
export abstract class SealedValueReader {
  /** A place of the person in the scope, which is what allows looking; undefined outside it. */
  abstract person(personId: string, scope: Scope): Promise<FoundPerson | undefined>;
  /** In force; `kind` of an identifier or a contact. */
  abstract value(personId: string, kind: string, scope: Scope): Promise<SealedValue | undefined>;
}
