// One command of the check, which ends in its time or is ended.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Time to end after the report is written, and after being asked to. */
const ENDING_MS = 60_000;

/**
 * Runs a command with everything it starts in a process group of its own. Answers undefined, or what went wrong: its exit
 * code, more time than `limitMs`, or that it went on living after it had written its `report`. What it says goes to `output`.
 */
export async function runStep([file, ...words], { limitMs, report, output = 'inherit', endingMs = ENDING_MS }) {
  if (limitMs <= 0) return 'not run, the time of the whole check is over';
  const child = spawn(file, words, { stdio: ['ignore', output, output], detached: true });
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code === 0 ? undefined : `ended with ${signal ?? code}`));
  });
  const over = new AbortController();
  const tooLong = async () => {
    const end = Date.now() + limitMs;
    let reportedAt = Infinity;
    while (Date.now() < end && Date.now() < reportedAt + endingMs) {
      await sleep(Math.min(500, endingMs), undefined, { signal: over.signal });
      if (report && reportedAt === Infinity && fs.existsSync(report)) reportedAt = Date.now();
    }
    return Date.now() < end
      ? `did not end after its last spec: something that a spec started still runs`
      : `not done in ${Math.round(limitMs / 1000)} s`;
  };
  const watching = tooLong().catch(() => undefined);
  const first = await Promise.race([ended.then((fault) => ({ fault })), watching.then((late) => ({ late }))]);
  over.abort();
  if (!('late' in first)) return first.fault;
  await endGroup(child.pid, ended, endingMs);
  return first.late;
}

/** Asks first, so that engines that the command started are stopped by it. */
async function endGroup(pid, ended, endingMs) {
  tell(pid, 'SIGTERM');
  await Promise.race([ended, sleep(endingMs)]);
  tell(pid, 'SIGKILL');
  await ended;
}

function tell(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It is gone already.
  }
}
