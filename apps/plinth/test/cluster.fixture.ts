import * as fs from 'node:fs';
import * as path from 'node:path';
import { pause } from './base.fixture';
import type { TestBase } from './base.fixture';

export interface ServicePlace {
  /** `org-1` */
  readonly name: string;
  readonly service: string;
  readonly pid: number;
  readonly url: string;
  readonly management: string;
}

interface ClusterState {
  readonly services: readonly ServicePlace[];
}

const PATIENCE = 120_000;

/** The processes of a cluster as its supervisor tells them. */
export class TestCluster {
  constructor(readonly base: TestBase) {}

  get services(): readonly ServicePlace[] {
    const state = JSON.parse(fs.readFileSync(path.join(this.base.home, 'cluster.json'), 'utf8')) as ClusterState;
    return state.services;
  }

  of(name: string): ServicePlace {
    const found = this.services.find((place) => place.name === name);
    if (found === undefined) throw new Error(`No ${name} in the cluster`);
    return found;
  }

  async isReady(name: string): Promise<boolean> {
    const answer = await fetch(`${this.of(name).management}/readyz`).catch(() => undefined);
    return answer?.ok === true;
  }

  /** Ends one process and waits until its successor is ready. */
  async replace(name: string, signal: NodeJS.Signals): Promise<void> {
    const { pid } = this.of(name);
    process.kill(pid, signal);
    const until = Date.now() + PATIENCE;
    while (this.of(name).pid === pid || !(await this.isReady(name))) {
      if (Date.now() > until) throw new Error(`${name} did not come back:\n${this.base.output}`);
      await pause(100);
    }
  }
}

/** Asks again and again, one after the other in each lane, until `stop`; what was not as expected is kept. */
export class SteadyLoad {
  readonly failures: string[] = [];
  answered = 0;
  private isOver = false;
  private readonly lanes: Promise<void>[];

  constructor(asks: readonly (() => Promise<Response>)[], everyMs = 25) {
    this.lanes = asks.map((ask, lane) => this.run(ask, lane, everyMs));
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.lanes);
  }

  private async run(ask: () => Promise<Response>, lane: number, everyMs: number): Promise<void> {
    while (!this.isOver) {
      try {
        const answer = await ask();
        const text = await answer.text();
        this.answered += 1;
        if (!answer.ok) this.failures.push(`lane ${lane}: ${answer.status} ${text.slice(0, 200)}`);
      } catch (error) {
        this.failures.push(`lane ${lane}: ${String((error as Error).cause ?? error)}`);
      }
      await pause(everyMs);
    }
  }
}
