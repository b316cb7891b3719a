/** Port: codes that GB/T 2260 has given up. */
export abstract class RetiredRegionStore {
  abstract nameOf(code: string): Promise<string | undefined>;
}
