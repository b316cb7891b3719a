import type { Setup } from './api';

export const walk = ['name', 'school', 'administrator', 'sample', 'next'] as const;
export type Step = (typeof walk)[number];

/** What every step is given to lead on with. */
export interface StepProperties {
  readonly onBack: (() => void) | undefined;
  readonly onForward: () => void;
  /** Puts the step off and goes on; absent where there is nothing left to put off. */
  readonly onLater: (() => void) | undefined;
}

/** The step in the address; without one, the first that nobody has done or put off. */
export function stepOf(named: string | null, setup: Setup | undefined): Step {
  const known = walk.find((step) => step === named);
  if (known !== undefined) return known;
  const open = new Set<string>(setup?.steps.filter(({ state }) => state === 'open').map(({ step }) => step));
  return walk.find((step) => open.has(step)) ?? 'next';
}

export const beside = (step: Step, by: 1 | -1): Step | undefined => walk[walk.indexOf(step) + by];
