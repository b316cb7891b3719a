// What a killed cluster left running is ended before another one starts on its folder. Nothing else is touched.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ENDED_WITHIN_MS = 20_000;

/** @throws when a cluster runs on this folder */
export async function endLeftBehind(stateFile, say) {
  if (!fs.existsSync(stateFile)) return;
  const state = JSON.parse(fs.readFileSync(stateFile, 'utf8'));
  const home = path.dirname(stateFile);
  if (isOurs(state.pid, 'cluster.mjs')) throw new Error(`Another cluster runs on ${home}, pid ${state.pid}`);
  const left = [
    ...state.services.map(({ name, service, pid }) => ({ name, pid, words: `dist/apps/${service}/src/main.js` })),
    // PostgreSQL is taken over by its starter.
    ...['kafka', 'redis'].map((name) => ({ name, pid: state[name]?.pid, words: path.join(home, name) })),
  ].filter(({ pid, words }) => isOurs(pid, words));
  for (const { name, pid } of left) {
    say(`${name} (pid ${pid}) was left behind by a cluster that was killed; it is ended.`);
    process.kill(pid, 'SIGTERM');
  }
  const until = Date.now() + ENDED_WITHIN_MS;
  for (const { pid, words } of left) {
    while (isOurs(pid, words) && Date.now() < until) await sleep(50);
    if (isOurs(pid, words)) process.kill(pid, 'SIGKILL');
  }
}

/** A pid may be somebody else's by now: its command line has to say that it is ours. */
function isOurs(pid, words) {
  if (!Number.isInteger(pid)) return false;
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(words);
  } catch {
    return false;
  }
}
