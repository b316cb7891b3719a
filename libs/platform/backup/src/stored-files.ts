import * as fs from 'node:fs/promises';
import * as path from 'node:path';

export interface StoredFileName {
  /** `<area>/<id>` */
  readonly name: string;
  readonly place: string;
}

/** Whole files of the storage folder; what is being written (`.incoming`) is not one yet. */
export async function listFiles(folder: string | undefined): Promise<StoredFileName[]> {
  if (folder === undefined) return [];
  const found: StoredFileName[] = [];
  for (const area of await entriesOf(folder)) {
    if (!area.isDirectory() || area.name.startsWith('.')) continue;
    for (const file of await entriesOf(path.join(folder, area.name)))
      if (file.isFile())
        found.push({ name: `${area.name}/${file.name}`, place: path.join(folder, area.name, file.name) });
  }
  return found;
}

const NAME = /^[a-z][a-z0-9.-]*\/[A-Za-z0-9][A-Za-z0-9_-]*$/;

/** Writes one file of a backup below `folder`, with the time it was first stored. */
export async function putBack(
  folder: string,
  name: string,
  storedAt: number | undefined,
  content: AsyncIterable<Buffer>,
): Promise<void> {
  if (!NAME.test(name)) throw new Error(`Not the name of a stored file: ${name}`);
  const place = path.join(folder, name);
  await fs.mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  const file = await fs.open(place, 'wx', 0o600);
  try {
    for await (const chunk of content) await file.writeFile(chunk);
    if (storedAt !== undefined) await file.utimes(new Date(storedAt), new Date(storedAt));
    await file.sync();
  } finally {
    await file.close();
  }
}

async function entriesOf(folder: string) {
  try {
    return await fs.readdir(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
