import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runStep } from './run-step.mjs';

const node = (script) => [process.execPath, '-e', script];
const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return !fs.readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};

describe('one step of the whole check', () => {
  let folder;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-step-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('says nothing of a command that does its work in its time', async () => {
    expect(await runStep(node(''), { limitMs: 20_000 })).toBeUndefined();
  });

  it.each([
    ['an exit code', node('process.exit(3)'), /ended with 3/],
    ['a signal', node("process.kill(process.pid, 'SIGKILL')"), /ended with SIGKILL/],
    ['a command that is not there', ['plinth-no-such-command'], /ENOENT/],
  ])('tells %s', async (_what, command, text) => {
    expect(await runStep(command, { limitMs: 20_000 })).toMatch(text);
  });

  it('ends what takes too long, with everything that it started', async () => {
    const note = path.join(folder, 'pid');
    const script = `
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      require('node:fs').writeFileSync(${JSON.stringify(note)}, String(child.pid));
      process.on('SIGTERM', () => {});
      setInterval(() => {}, 1000);`;
    expect(await runStep(node(script), { limitMs: 1_500, endingMs: 300 })).toMatch(/not done in/);
    const pid = Number(fs.readFileSync(note, 'utf8'));
    for (let turn = 0; turn < 50 && isAlive(pid); turn += 1) await sleep(20);
    expect(isAlive(pid)).toBe(false);
  });

  it('does not wait for one that goes on living after its report', async () => {
    const report = path.join(folder, 'report.json');
    const script = `require('node:fs').writeFileSync(${JSON.stringify(report)}, '{}'); setInterval(() => {}, 1000);`;
    const started = Date.now();
    expect(await runStep(node(script), { limitMs: 60_000, report, endingMs: 300 })).toMatch(/still runs/);
    expect(Date.now() - started).toBeLessThan(30_000);
  });

  it('does not begin when no time is left', async () => {
    expect(await runStep(node(''), { limitMs: 0 })).toMatch(/not run/);
  });
});
