import type { Readable } from 'node:stream';
import type { RosterReading } from '../import-reading/roster-reading';
import type { ReadingOptions } from '../import-reading/reading-options';
import type { SheetReader } from '../import-reading/sheet-reader';

/** The uploaded files, kept sealed for 30 days (decision 24). */
export abstract class RosterFiles {
  /** Answers the size in bytes. @throws DomainError `org.import_file_too_large` */
  abstract keep(importId: string, content: Readable): Promise<number>;
  /** @throws DomainError `org.import_file_…` when it cannot be read as a roster */
  abstract open(importId: string, fileName: string, options: ReadingOptions): Promise<RosterReading>;
  /** The cells as they are in the file. */
  abstract sheets(importId: string, fileName: string): Promise<SheetReader>;
  abstract remove(importId: string): Promise<void>;
  abstract removeOlderThan(before: Date): Promise<void>;
}
