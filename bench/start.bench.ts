// A second start to ready (process start to the ready line), and the memory of an idle base without its PostgreSQL.
// The limit of the same run is a Node process that does nothing but load what the base loads.
import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@plinth/platform-testing';
import { report, reportLoad, residentMegabytes } from './process-cost';
import { makeHome, removeHome, WholeBase } from './whole-base';

const STARTS = 5;
const IDLE_MS = 10_000;
const MOST_MS = 2_500;
const MOST_MEGABYTES = 350;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/** Wall milliseconds of a process that loads the services and ends. */
function loadingAlone(): number {
  const services = path.join(__dirname, '..', 'apps', 'plinth', 'src', 'start-services.js');
  const started = performance.now();
  const { status } = spawnSync(process.execPath, ['-e', `require(${JSON.stringify(services)}); process.exit(0)`]);
  if (status !== 0) throw new Error(`Loading the services ended with ${status}`);
  return performance.now() - started;
}

async function main(): Promise<void> {
  const home = makeHome();
  const port = await freePort();
  let base: WholeBase | undefined;
  const end = async (): Promise<void> => {
    await base?.stop();
    await removeHome(home);
  };
  // Out of time: nothing is left behind.
  process.once('SIGTERM', () => void end().finally(() => process.exit(1)));
  try {
    reportLoad();
    base = await WholeBase.start({ home, port });
    report('first start to ready (makes the database)', `${Math.round(base.readyMs)} ms`);
    const [ready, cpu, loading]: number[][] = [[], [], []];
    for (let start = 0; start < STARTS; start += 1) {
      await base.stop();
      loading?.push(loadingAlone());
      base = await WholeBase.start({ home, port });
      ready?.push(base.readyMs);
      cpu?.push(base.cpu().node * 1_000);
    }
    const wall = median(ready ?? []);
    const all = ready?.map(Math.round).join(' ');
    report('second start to ready, median', `${Math.round(wall)} ms (at most ${MOST_MS}; ${all})`);
    report('  CPU time of it in Node', `${Math.round(median(cpu ?? []))} ms`);
    report('  ratio to a process that only loads the services', (wall / median(loading ?? [])).toFixed(2));
    await sleep(IDLE_MS);
    const memory = residentMegabytes(base.pid) ?? NaN;
    report('idle memory without PostgreSQL', `${Math.round(memory)} MB (at most ${MOST_MEGABYTES})`);
    reportLoad();
    if (wall > MOST_MS || memory > MOST_MEGABYTES) process.exitCode = 1;
  } finally {
    await end();
  }
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
