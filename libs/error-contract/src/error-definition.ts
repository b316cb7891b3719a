/** What went wrong, in the terms of the caller. The HTTP edge maps each kind to one status. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'gone'
  | 'limited'
  | 'too_large'
  | 'unavailable';

/** One error of a contract. `code` is for machines and never renamed; `{name}` in a text is filled from the details. */
export interface ErrorDefinition {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly zh: string;
  readonly en: string;
}

export type ErrorCatalog = Readonly<Record<string, ErrorDefinition>>;

/** One fault of one input field; `path` is dotted (`guardians.0.phone`). */
export interface Fault {
  readonly path: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export function fillIn(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
