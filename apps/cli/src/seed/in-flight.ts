/**
 * Takes items from the source one by one and works on at most `most` at once. The first failure stops taking, waits for
 * what is under way, and is thrown.
 */
export async function inFlight<T>(source: Iterable<T>, most: number, work: (item: T) => Promise<void>): Promise<void> {
  const items = source[Symbol.iterator]();
  const failures: unknown[] = [];
  const lane = async (): Promise<void> => {
    for (let next = items.next(); !next.done && failures.length === 0; next = items.next()) {
      await work(next.value).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: most }, lane));
  if (failures.length > 0) throw failures[0];
}
