import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';

export type Coding = 'br' | 'gzip';

/** One file of the portal as it is sent. */
export interface PortalFile {
  readonly type: string;
  /** By content coding; the plain one is always there. */
  readonly bodies: ReadonlyMap<Coding | 'identity', Buffer>;
  /** Of the plain content, without quotes. */
  readonly tag: string;
  /** Its name changes with its content. */
  readonly isHashed: boolean;
}

export interface PortalFiles {
  /** The page that every address of the portal shows, with `NONCE_PLACE` where the nonce of an answer goes. */
  readonly page: string;
  /** By path, `/assets/portal/app-4f1c.js`. */
  readonly files: ReadonlyMap<string, PortalFile>;
}

/** What the bundler left where the nonce of an answer goes. */
export const NONCE_PLACE = '__PLINTH_NONCE__';
export const HASHED_FOLDER = '/assets/portal/';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

const packed: readonly (readonly [Coding, string])[] = [
  ['br', '.br'],
  ['gzip', '.gz'],
];

/** Reads the bundled pages into memory; undefined when they were not built. */
export function loadPortal(folder: string): PortalFiles | undefined {
  const index = path.join(folder, 'index.html');
  if (!fs.existsSync(index)) return undefined;
  const names = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const name = path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
    return entry.isFile() && types[path.extname(name)] !== undefined ? [name] : [];
  });
  return {
    page: fs.readFileSync(index, 'utf8'),
    files: new Map(names.map((name) => [`/${name}`, fileOf(folder, name)])),
  };
}

function fileOf(folder: string, name: string): PortalFile {
  const file = path.join(folder, name);
  const content = fs.readFileSync(file);
  const others = packed.flatMap(([coding, ending]): [Coding, Buffer][] =>
    fs.existsSync(file + ending) ? [[coding, fs.readFileSync(file + ending)]] : [],
  );
  return {
    type: types[path.extname(name)] as string,
    bodies: new Map<Coding | 'identity', Buffer>([['identity', content], ...others]),
    tag: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    isHashed: `/${name}`.startsWith(HASHED_FOLDER),
  };
}
