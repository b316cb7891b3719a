/** How failures slow down the next attempt: none at first, then a delay that doubles up to a limit. */
export interface LockoutCurve {
  /** Failures that cost nothing. */
  readonly free: number;
  readonly firstDelaySeconds: number;
  readonly longestDelaySeconds: number;
  /** Without a failure for so long, counting begins anew. */
  readonly forgetAfterSeconds: number;
}

/** One account, or one name that nobody has: both are slowed down alike, so that a delay tells nothing. */
export const accountCurve: LockoutCurve = {
  free: 5,
  firstDelaySeconds: 15,
  longestDelaySeconds: 15 * 60,
  forgetAfterSeconds: 24 * 60 * 60,
};

/** A whole school sits behind one address: only a flood is slowed down. */
export const addressCurve: LockoutCurve = {
  free: 100,
  firstDelaySeconds: 5,
  longestDelaySeconds: 10 * 60,
  forgetAfterSeconds: 60 * 60,
};

export function delayAfter(failures: number, curve: LockoutCurve): number {
  if (failures < curve.free) return 0;
  return Math.min(curve.longestDelaySeconds, curve.firstDelaySeconds * 2 ** Math.min(failures - curve.free, 30));
}
