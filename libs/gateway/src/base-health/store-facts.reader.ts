import type { StoreFacts } from './base-health';

/** Of the database that all services share. */
export abstract class StoreFactsReader {
  abstract read(): Promise<StoreFacts>;
}
