/** What is kept for a value. @throws Error for undefined, which JSON does not know */
export function textOf(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new Error('undefined cannot be kept; delete the key instead');
  return text;
}

/** @throws Error unless it is a time that ends */
export function checkDuration(ttlMs: number): void {
  if (!(ttlMs > 0 && Number.isFinite(ttlMs))) throw new Error(`A time to live is a positive number of ms: ${ttlMs}`);
}
