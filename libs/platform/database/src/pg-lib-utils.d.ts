/** How pg turns a value into what it sends; not part of its published types. */
declare module 'pg/lib/utils' {
  export function prepareValue(value: unknown): string | Buffer | null;
}
