let isOn = false;

/** Whether an SDK records. Asked first wherever a span would cost something. */
export const isTracing = (): boolean => isOn;

/** For `startTracing` alone. */
export function setTracing(on: boolean): void {
  isOn = on;
}
