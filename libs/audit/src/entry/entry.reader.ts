import type { Page } from '@plinth/platform-database';
import type { EntryFilter, StoredEntry } from './entry';

/** Port: entries newest first, sealed or not. */
export abstract class EntryReader {
  /** @throws DomainError `database.cursor_invalid` */
  abstract list(filter: EntryFilter, limit: number, cursor?: string): Promise<Page<StoredEntry>>;
}
