import * as fs from 'node:fs';

/** How one environment variable is read: `parse` throws with a reason that a person can act on. */
export interface Setting<T> {
  readonly name: string;
  readonly fallback?: T;
  readonly optional: boolean;
  parse(text: string): T;
}

interface Options<T> {
  readonly fallback?: T;
}

const define =
  <T>(parse: (text: string) => T) =>
  (name: string, options: Options<T> = {}): Setting<T> => ({ name, parse, optional: false, ...options });

const reject = (reason: string): never => {
  throw new Error(reason);
};

const httpUrl = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : reject('must be an absolute http or https address');
  if (!['http:', 'https:'].includes(url.protocol)) reject('must start with http:// or https://');
  return text.replace(/\/+$/, '');
};

const parts = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

const port = (text: string): number =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : reject('must be a port number from 0 to 65535');

const isFile = (text: string): boolean => fs.existsSync(text) && fs.statSync(text).isFile();

const file = (text: string): string => (isFile(text) ? text : reject('must be a file that is there'));

/** The text itself is not repeated: it may be a key. */
const pem = (text: string): string => {
  if (text.includes('-----BEGIN ')) return text;
  const content = /\n/.test(text) || !isFile(text) ? '' : fs.readFileSync(text, 'utf8');
  return content.includes('-----BEGIN ') ? content : reject('must be PEM, or a file that holds it');
};

const flag = (text: string): boolean =>
  ['1', 'true', 'on', 'yes'].includes(text) ||
  (['0', 'false', 'off', 'no'].includes(text) ? false : reject('must be on or off'));

export const setting = {
  text: define((text) => text),
  httpUrl: define(httpUrl),
  /** A comma list of them, at least one. */
  httpUrls: define<readonly string[]>((text) => parts(text).map(httpUrl)),
  port: define(port),
  flag: define(flag),
  /** Path of a file that must be there already. */
  file: define(file),
  /** A certificate or key: its text, or the path of a file that holds it. */
  pem: define(pem),
  number: define((text) => (Number.isFinite(Number(text)) ? Number(text) : reject('must be a number'))),
  list: define<readonly string[]>(parts),
  oneOf: <T extends string>(name: string, choices: readonly T[], options: Options<T> = {}): Setting<T> =>
    define((text) => (choices.includes(text as T) ? (text as T) : reject(`must be one of ${choices.join(', ')}`)))(
      name,
      options,
    ),
  /** Absent stays undefined. */
  optional: <T>(inner: Setting<T>): Setting<T | undefined> => ({ ...inner, optional: true }) as Setting<T | undefined>,
};
