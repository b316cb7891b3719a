/** Anything named so is left out whatever it holds. */
const SECRET_NAME =
  /pass(?:word|wd|phrase|code)|pwd|secret|token|authorization|cookie|credential|api[-_]?key|private[-_]?key|signature|otp|(?:^|[-_])pin$|(?:id|identity|card)[-_]?(?:number|no|card)|phone|mobile|sfzh|密码|身份证|手机/i;

/** Full-width digits count: rosters are typed that way. */
const D = '[0-9\uff10-\uff19]';
const gap = '[ -]?';
const KEY = '(?:password|passwd|pwd|secret|token|code_verifier|密码)';

/** In this order: what is longest and surest first. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic|DPoP)\s+[\w.~+/=-]{6,}/gi, '$1 [token]'],
  // "key":"value" and key='value', with quotes escaped inside the value
  [new RegExp(`(${KEY}["']?\\s*[=:\uff1a]\\s*(["']))(?:\\\\.|(?!\\2)[^\\\\])*`, 'gi'), '$1[redacted]'],
  // the same inside text that is itself quoted: \"key\":\"value\"
  [new RegExp(`(${KEY}\\\\+["']?\\s*[=:\uff1a]\\s*(\\\\+["']))(?:(?:\\\\\\\\)+\\2|(?!\\2).)*`, 'gi'), '$1[redacted]'],
  // key=value and key: value; a quoted key is left, or a line of JSON would no longer be one
  [new RegExp(`(${KEY}\\s*[=:\uff1a]\\s*)[^\\s"'\\\\&,;)}\\]]+`, 'gi'), '$1[redacted]'],
  // GB 11643: 17 digits and a check character
  [
    new RegExp(
      `(?<!${D})[1-9\uff11-\uff19]${D}{5}${gap}${D}{8}${gap}${D}{3}[0-9\uff10-\uff19Xx\uff38\uff58](?!${D})`,
      'g',
    ),
    '[id number]',
  ],
  [new RegExp(`(?<!${D})[1\uff11][3-9\uff13-\uff19]${D}${gap}${D}{4}${gap}${D}{4}(?!${D})`, 'g'), '[phone]'],
  [
    new RegExp(`(?<!${D})(?:00)?86${gap}[1\uff11][3-9\uff13-\uff19]${D}${gap}${D}{4}${gap}${D}{4}(?!${D})`, 'g'),
    '[phone]',
  ],
];

/** Takes ID numbers, mobile numbers, tokens and passwords out of a text. */
export const scrubText = (text: string): string =>
  patterns.reduce(
    (clean, [pattern, replacement]) => clean.replace(pattern, replacement),
    text.replace(/[\w.-]{20,}/g, withoutToken),
  );

/** RFC 7519: three base64url parts, the first a JSON object. Looked for run by run, so that no text costs more than its length. */
function withoutToken(run: string): string {
  const start = run.indexOf('eyJ');
  if (start < 0) return run;
  return run.slice(start).split('.').length > 2 ? `${run.slice(0, start)}[token]` : run;
}

const DEEPEST = 6;
const LONGEST = 100;
const LONGEST_TEXT = 8192;

/** A copy fit for a log: named secrets left out, texts scrubbed, errors spelled out, size bounded. */
export function scrub(value: unknown, depth = 0): unknown {
  if (typeof value === 'string')
    return scrubText(value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value);
  if (typeof value === 'number' || typeof value === 'bigint') {
    const text = String(value);
    const clean = scrubText(text);
    return clean === text && typeof value === 'number' ? value : clean;
  }
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? '[function]' : value;
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= DEEPEST) return '[deeper]';
  if (value instanceof Error) return scrubError(value, depth);
  if (Array.isArray(value)) return value.slice(0, LONGEST).map((item) => scrub(item, depth + 1));
  if (value instanceof Map) return scrub(Object.fromEntries(value), depth + 1);
  if (value instanceof Set) return scrub([...value], depth + 1);
  return scrubNamed(Object.entries(value), depth);
}

const scrubNamed = (entries: readonly (readonly [string, unknown])[], depth: number): Record<string, unknown> =>
  Object.fromEntries(
    entries
      .slice(0, LONGEST)
      .map(([name, item]) => [
        scrubText(name),
        SECRET_NAME.test(name) && item !== undefined && item !== null && typeof item !== 'boolean'
          ? '[redacted]'
          : scrub(item, depth + 1),
      ]),
  );

/** Errors of drivers carry the statement, its parameters and the row that clashed: only named facts are kept. */
function scrubError(error: Error, depth: number): Record<string, unknown> {
  const { code, kind, constraint, table, schema } = error as unknown as Record<string, unknown>;
  return scrubNamed(
    Object.entries({
      type: error.name,
      message: error.message,
      code,
      kind,
      constraint,
      table,
      schema,
      stack: error.stack,
      cause: error.cause,
    }).filter(([, item]) => item !== undefined),
    depth,
  );
}
