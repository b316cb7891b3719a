import * as fs from 'node:fs';
import type { Setting } from './setting';

/** All faults of the environment at once, one line each. */
export class ConfigFaults extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigFaults';
  }
}

export type Configured<S> = { readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads every setting of an app shell from the environment; `<NAME>_FILE` names a file that holds the value of `<NAME>`,
 * as container platforms hand out secrets.
 * @throws ConfigFaults naming each variable that is missing or wrong
 */
export function readConfig<S extends Record<string, Setting<unknown>>>(
  settings: S,
  environment: Environment,
): Configured<S> {
  const faults: string[] = [];
  const entries = Object.entries(settings).map(([key, setting]) => [key, readOne(setting, environment, faults)]);
  if (faults.length > 0) throw new ConfigFaults(faults);
  return Object.fromEntries(entries) as Configured<S>;
}

function readOne(setting: Setting<unknown>, environment: Environment, faults: string[]): unknown {
  try {
    const text = textOf(setting.name, environment);
    if (text !== undefined && text !== '') return setting.parse(text);
    if (setting.fallback === undefined && !setting.optional) faults.push(`${setting.name} is missing`);
    return setting.fallback;
  } catch (error) {
    faults.push(`${setting.name} ${(error as Error).message}`);
    return undefined;
  }
}

function textOf(name: string, environment: Environment): string | undefined {
  const [text, file] = [environment[name], environment[`${name}_FILE`]];
  if (file === undefined || file === '') return text;
  if (text !== undefined && text !== '') throw new Error(`is given twice: ${name}_FILE names a file for it`);
  try {
    return fs.readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw new Error(`cannot be read from ${name}_FILE: ${(error as NodeJS.ErrnoException).code ?? 'no reason given'}`);
  }
}
