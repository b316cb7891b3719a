import { createHash } from 'node:crypto';
import { DomainError } from '@plinth/error-contract';
import type { IdempotencyStore } from '@plinth/platform-http';
import { RpcErrors } from '../call/rpc-errors';

export interface KeyedWrite {
  readonly caller: string;
  readonly method: string;
  readonly key: string | undefined;
  readonly request: Uint8Array;
}

/** A write that is sent again under its key answers what it answered the first time, from whichever replica. */
export class KeptWrites {
  constructor(
    private readonly store: IdempotencyStore,
    private readonly onFailure: (error: unknown) => void = () => undefined,
  ) {}

  /** @throws DomainError `rpc.key_missing`, `rpc.key_used_otherwise`, `rpc.call_running`, `rpc.answer_lost` */
  async run(write: KeyedWrite, work: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const { caller, method, key, request } = write;
    if (key === undefined || !/^[\w-]{16,64}$/.test(key)) throw new DomainError(RpcErrors.keyMissing);
    const fingerprint = createHash('sha256').update(method).update('\n').update(request).digest();
    const entry = { caller: `rpc:${caller}`, key, fingerprint };
    const start = await this.store.begin(entry);
    if (start.kind === 'mismatch') throw new DomainError(RpcErrors.keyUsedOtherwise);
    if (start.kind === 'running') throw new DomainError(RpcErrors.callRunning);
    if (start.kind === 'lost') throw new DomainError(RpcErrors.answerLost);
    if (start.kind === 'done') return Buffer.from(String(start.answer), 'base64');
    const begun = { ...entry, run: start.run };
    const answer = await this.carriedOut(begun, work);
    // The write is done and its answer is good, kept or not; a repetition is refused as still running.
    await this.store.finish(begun, Buffer.from(answer).toString('base64')).catch(this.onFailure);
    return answer;
  }

  private async carriedOut(begun: Parameters<IdempotencyStore['failed']>[0], work: () => Promise<Uint8Array>) {
    const stopRenewing = this.store.keepRenewing(begun);
    try {
      return await this.store.carryOut(begun, work);
    } catch (error) {
      await this.store.failed(begun, error).catch(() => undefined);
      throw error;
    } finally {
      stopRenewing();
    }
  }
}
