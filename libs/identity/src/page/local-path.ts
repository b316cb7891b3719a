/** A path of this base and nothing else: what a `return` parameter may name. */
export function localPath(given: unknown, fallback = '/'): string {
  if (typeof given !== 'string' || given.length > 2000) return fallback;
  // `//host`, `/\host` and control characters leave the base in one browser or another.
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(given) ? given : fallback;
}
