import { Injectable } from '@nestjs/common';
import type { Tx } from '@plinth/platform-database';
import { Timers } from '@plinth/platform-timers';

export const sampleJobNames = { make: 'org.make-sample-data', remove: 'org.remove-sample-data' } as const;

/** The durable side: asked for in the caller's transaction, run again after a crash. */
@Injectable()
export class SampleJobs {
  constructor(private readonly timers: Timers) {}

  async request(tx: Tx, what: keyof typeof sampleJobNames): Promise<void> {
    await this.timers.schedule(tx, { name: sampleJobNames[what] });
  }
}
