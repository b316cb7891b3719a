import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { DomainError } from '@plinth/error-contract';
import { GatewayErrors } from '@plinth/gateway-contract';

/** @throws DomainError `gateway.body_too_large` when the client itself says so */
export function checkBodyLength(request: IncomingMessage, limitBytes: number): void {
  const length = request.headers['content-length'];
  if (length !== undefined && Number(length) > limitBytes) throw tooLarge(limitBytes);
}

const tooLarge = (limitBytes: number): DomainError => new DomainError(GatewayErrors.bodyTooLarge, { limitBytes });

/**
 * The client's body as it arrives, held back when the service is slow, cut when it grows past its limit.
 * Stands between the two so that an end on one side does not destroy the other's socket.
 */
export class RequestBody extends Readable {
  private received = 0;
  /** Whether the service takes no more for now. */
  isHeldBack = false;

  constructor(
    private readonly source: IncomingMessage,
    private readonly limitBytes: number,
    private readonly onProgress: () => void,
  ) {
    super({ highWaterMark: 65_536 });
    source.on('data', this.accept);
    source.on('end', this.finish);
    source.on('close', this.cut);
    source.on('error', this.cut);
    source.pause();
  }

  get isComplete(): boolean {
    return this.source.complete;
  }

  override _read(): void {
    this.isHeldBack = false;
    this.onProgress();
    this.source.resume();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.source.off('data', this.accept);
    this.source.off('end', this.finish);
    this.source.off('close', this.cut);
    done(error);
  }

  private readonly accept = (chunk: Buffer): void => {
    this.received += chunk.length;
    this.onProgress();
    if (this.received > this.limitBytes) {
      this.destroy(tooLarge(this.limitBytes));
    } else if (!this.push(chunk)) {
      this.isHeldBack = true;
      this.source.pause();
    }
  };

  private readonly finish = (): void => {
    this.push(null);
  };

  private readonly cut = (): void => {
    if (!this.source.complete) this.destroy(new Error('The client went away within its body'));
  };
}
