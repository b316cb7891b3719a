/**
 * Passes news on at most once in a while, the first after that while: an import of a small school is over before
 * anybody asks, and each share that is written down is a commit of its own.
 */
export function seldom(tell: (share: number) => Promise<unknown>, everyMs = 500): (share: number) => Promise<void> {
  let told = performance.now();
  return async (share) => {
    if (performance.now() - told < everyMs) return;
    told = performance.now();
    await tell(share);
  };
}
