import * as fs from 'node:fs/promises';
import { instruments, scrapeSources } from '@plinth/platform-telemetry';

const free = instruments.gauge('plinth_storage_free_bytes', 'Room left on the disk of the stored files', []);
const size = instruments.gauge('plinth_storage_size_bytes', 'Size of that disk', []);

/** Until what it answers is called. */
export const measureStorage = (folder: string): (() => void) =>
  scrapeSources.add('storage', async () => {
    const { bavail, blocks, bsize } = await fs.statfs(folder);
    free.set({}, bavail * bsize);
    size.set({}, blocks * bsize);
  });
