/** Port: protocol state that has outlived its use. */
export abstract class ExpiredStateStore {
  abstract purge(): Promise<void>;
}
