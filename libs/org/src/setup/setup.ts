/** The way through the first hour of a base, in the order in which it is walked. */
export const setupSteps = ['name', 'school', 'administrator', 'sample'] as const;
export type SetupStep = (typeof setupSteps)[number];

/** What the tree shows of each step. */
export type SetupDone = Readonly<Record<SetupStep, boolean>>;

export interface Setup {
  readonly steps: readonly { readonly step: SetupStep; readonly state: 'open' | 'done' | 'skipped' }[];
  /** Nobody has been brought in yet. */
  readonly isEmpty: boolean;
}

export function setupOf(done: SetupDone, skipped: ReadonlySet<string>, isEmpty: boolean): Setup {
  const stateOf = (step: SetupStep) => (done[step] ? 'done' : skipped.has(step) ? 'skipped' : 'open');
  return { steps: setupSteps.map((step) => ({ step, state: stateOf(step) })), isEmpty };
}

/** Steps that somebody is reminded of: none once the base is in use, and trying it out is a choice. */
export const stepsToDo = ({ steps, isEmpty }: Setup): number =>
  isEmpty ? steps.filter(({ step, state }) => step !== 'sample' && state === 'open').length : 0;
