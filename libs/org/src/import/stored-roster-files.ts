import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { FileStorage, StorageErrors } from '@plinth/platform-storage';
import { DiskFileBytes } from '../import-reading/file-bytes.disk';
import { openRoster } from '../import-reading/open-roster';
import { openSheets } from '../import-reading/open-sheets';
import type { ReadingOptions } from '../import-reading/reading-options';
import type { RosterReading } from '../import-reading/roster-reading';
import type { SheetReader } from '../import-reading/sheet-reader';
import { RosterFiles } from './roster-files';

const ROSTER_AREA = 'org.import';
const LIMIT_BYTES = 512 * 1024 * 1024;

/** Keeps uploaded rosters sealed in the file storage; while one is read its clear bytes are in a nameless temporary file. */
@Injectable()
export class StoredRosterFiles extends RosterFiles {
  constructor(private readonly storage: FileStorage) {
    super();
  }

  async keep(importId: string, content: Readable): Promise<number> {
    try {
      return (await this.storage.put(keyOf(importId), content, { limitBytes: LIMIT_BYTES })).size;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== StorageErrors.fileTooLarge.code) throw error;
      const limit = LIMIT_BYTES / 1024 / 1024;
      throw new DomainError(OrgErrors.importFileTooLarge, { megabytes: `> ${limit}`, limit });
    }
  }

  async open(importId: string, fileName: string, options: ReadingOptions): Promise<RosterReading> {
    const bytes = await this.clearBytes(importId);
    try {
      const reading = await openRoster(fileName, bytes, options);
      return { ...reading, close: () => reading.close().finally(() => bytes.close()) };
    } catch (error) {
      await bytes.close();
      throw error;
    }
  }

  async sheets(importId: string, fileName: string): Promise<SheetReader> {
    const bytes = await this.clearBytes(importId);
    const reader = await openSheets(fileName, bytes);
    const close = reader.close.bind(reader);
    reader.close = () => close().finally(() => bytes.close());
    return reader;
  }

  async remove(importId: string): Promise<void> {
    await this.storage.delete(keyOf(importId));
  }

  async removeOlderThan(before: Date): Promise<void> {
    await this.storage.deleteOlderThan(ROSTER_AREA, before);
  }

  private async clearBytes(importId: string): Promise<DiskFileBytes> {
    const file = path.join(os.tmpdir(), `plinth-roster-${randomUUID()}`);
    try {
      await pipeline(
        await this.storage.open(keyOf(importId)),
        fs.createWriteStream(file, { mode: 0o600, flags: 'wx' }),
      );
      return await DiskFileBytes.open(file);
    } finally {
      fs.rmSync(file, { force: true });
    }
  }
}

const keyOf = (importId: string): string => `${ROSTER_AREA}/${importId}`;
