// Seed data: a district of 105 schools by its 210 ordinary imports, as `npx plinth seed --preset district` brings it in. With `school`
// as argument the small preset, to try the bench out.
import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { report, reportLoad } from './process-cost';
import { withBase } from './whole-base';
import type { WholeBase } from './whole-base';

const CLI = path.join(__dirname, '..', 'apps', 'cli', 'src', 'main.js');
const PEOPLE = 100_000;
const LIMIT_S = 20;

interface Seeded {
  readonly seconds: number;
  readonly counts: { readonly added: number; readonly guardians: number; readonly schools: number };
}

async function seed(base: WholeBase, preset: string): Promise<Seeded> {
  const child = spawn(process.execPath, [CLI, 'seed', '--preset', preset, '--json'], {
    // eslint-disable-next-line no-restricted-syntax -- the command inherits what the bench was started with
    env: { ...process.env, PLINTH_HOME: base.home, PLINTH_PORT: new URL(base.url).port },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`The seed ended with ${String(code)}`);
  return JSON.parse(Buffer.concat(chunks).toString()) as Seeded;
}

async function main(): Promise<void> {
  const preset = process.argv[2] ?? 'district';
  await withBase({}, async (base) => {
    const before = base.cpu();
    const { seconds, counts } = await seed(base, preset);
    const after = base.cpu();
    const people = counts.added + counts.guardians;
    const per = (value: number): string => `${((value / people) * PEOPLE).toFixed(1)} s`;
    report(`${people} people of ${counts.schools} schools`, `${seconds} s`);
    report(`for ${PEOPLE} people`, `${per(seconds)} (at most ${LIMIT_S})`);
    report(
      'CPU of the base for as many',
      `Node ${per(after.node - before.node)}, PostgreSQL ${per(after.postgres - before.postgres)}`,
    );
    reportLoad();
    if (preset === 'district' && (seconds / people) * PEOPLE > LIMIT_S) process.exitCode = 1;
  });
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
