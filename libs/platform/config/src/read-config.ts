import type { Setting } from './setting';

/** All faults of the environment at once, one line each. */
export class ConfigFaults extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigFaults';
  }
}

export type Configured<S> = { readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never };

/**
 * Reads every setting of an app shell from the environment.
 * @throws ConfigFaults naming each variable that is missing or wrong
 */
export function readConfig<S extends Record<string, Setting<unknown>>>(
  settings: S,
  environment: Readonly<Record<string, string | undefined>>,
): Configured<S> {
  const faults: string[] = [];
  const entries = Object.entries(settings).map(([key, setting]) => [key, readOne(setting, environment, faults)]);
  if (faults.length > 0) throw new ConfigFaults(faults);
  return Object.fromEntries(entries) as Configured<S>;
}

function readOne(
  setting: Setting<unknown>,
  environment: Readonly<Record<string, string | undefined>>,
  faults: string[],
): unknown {
  const text = environment[setting.name];
  if (text === undefined || text === '') {
    if (setting.fallback === undefined && !setting.optional) faults.push(`${setting.name} is missing`);
    return setting.fallback;
  }
  try {
    return setting.parse(text);
  } catch (error) {
    faults.push(`${setting.name} ${(error as Error).message}`);
    return undefined;
  }
}
