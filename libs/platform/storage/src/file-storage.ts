import type { Readable } from 'node:stream';

export interface StoredFile {
  /** `<area>/<id>`: `org.import/01890000-…`. */
  readonly key: string;
  /** Bytes of the content as it was put. */
  readonly size: number;
  readonly storedAt: Date;
}

export interface PutFile extends StoredFile {
  /** Of the content as it was put, hexadecimal. */
  readonly sha256: string;
}

export interface PutOptions {
  /** @throws DomainError `storage.file_too_large` beyond it */
  readonly limitBytes?: number;
}

/** Port: whole files by key, streamed both ways. A file is there whole or not at all, and is never changed. */
export abstract class FileStorage {
  /** @throws DomainError `storage.key_invalid`, `storage.file_exists`, `storage.file_too_large` */
  abstract put(key: string, source: Readable | AsyncIterable<Buffer>, options?: PutOptions): Promise<PutFile>;
  /**
   * Destroy the stream when not reading it to its end. It fails with `storage.file_damaged` before giving altered bytes.
   * @throws DomainError `storage.key_invalid`, `storage.file_not_found`
   */
  abstract open(key: string): Promise<Readable>;
  abstract stat(key: string): Promise<StoredFile | undefined>;
  /** Whether there was one. */
  abstract delete(key: string): Promise<boolean>;
  /** Removes the files of an area stored before; answers how many. */
  abstract deleteOlderThan(area: string, before: Date): Promise<number>;
}
