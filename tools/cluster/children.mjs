// The services of a cluster as child processes: started, watched, started again when they die, stopped in order by pid.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../workspace.mjs';

/** More deaths than this within the window and it is left alone: something is wrong that a restart does not mend. */
const RESTARTS = { most: 5, windowMs: 60_000, restMs: 500 };
const READY_WITHIN_MS = 120_000;

/** One process of a service, whatever pid it has at the moment. */
export class Child {
  pid;
  #process;
  #deaths = [];
  #isStopping = false;
  #hasServed = false;

  /** @param {{ name: string, entry: string, env: Record<string, string>, logFile: string, management: number, say: (text: string) => void, onChange: () => void }} plan */
  constructor(plan) {
    this.plan = plan;
    this.name = plan.name;
  }

  /** Settles when it says that it is ready. */
  async start() {
    const { entry, env, logFile } = this.plan;
    const log = fs.openSync(logFile, 'a', 0o600);
    // Detached: Ctrl-C must reach the cluster alone, which then stops everything in order.
    const child = spawn(process.execPath, [path.join(root, entry)], {
      cwd: root,
      env,
      stdio: ['ignore', log, log],
      detached: true,
    });
    fs.closeSync(log);
    this.#process = child;
    this.pid = child.pid;
    this.plan.onChange();
    child.once('exit', (code, signal) => this.#ended(child, code, signal));
    await this.#untilReady(child);
    this.#hasServed = true;
  }

  get isRunning() {
    return this.#process !== undefined && this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** Drains it; after `patienceMs` it is killed. */
  async stop(patienceMs) {
    this.#isStopping = true;
    if (!this.isRunning) return;
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGTERM');
    const late = setTimeout(() => this.#process.kill('SIGKILL'), patienceMs);
    await ended;
    clearTimeout(late);
  }

  async #untilReady(child) {
    const until = Date.now() + READY_WITHIN_MS;
    while (!(await this.#isReady())) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`${this.name} did not start:\n${this.#lastWords()}`);
      if (Date.now() > until) throw new Error(`${this.name} was not ready in time; see ${this.plan.logFile}`);
      await sleep(50);
    }
  }

  async #isReady() {
    try {
      const answer = await fetch(`http://127.0.0.1:${this.plan.management}/readyz`, {
        signal: AbortSignal.timeout(5_000),
      });
      await answer.text();
      return answer.ok;
    } catch {
      return false;
    }
  }

  #ended(child, code, signal) {
    // A first start that fails is whoever's who asked for it.
    if (this.#isStopping || !this.#hasServed || child !== this.#process) return;
    const now = Date.now();
    this.#deaths = [...this.#deaths.filter((at) => now - at < RESTARTS.windowMs), now];
    const how = signal === null ? `ended with ${code}` : `was ended by ${signal}`;
    if (this.#deaths.length > RESTARTS.most) {
      this.plan.say(`${this.name} (pid ${child.pid}) ${how} again; it is left alone. See ${this.plan.logFile}`);
      return;
    }
    this.plan.say(`${this.name} (pid ${child.pid}) ${how}; it is started again.`);
    void this.#startAgain();
  }

  async #startAgain() {
    await sleep(RESTARTS.restMs);
    if (this.#isStopping) return;
    // One that does not get ready dies, and that is a death like another.
    await this.start().catch(() => undefined);
  }

  #lastWords() {
    return fs.readFileSync(this.plan.logFile, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
  }
}
