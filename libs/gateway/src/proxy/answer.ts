import { ServerResponse } from 'node:http';
import type { OutgoingHttpHeader, OutgoingHttpHeaders } from 'node:http';

type Head = OutgoingHttpHeaders | OutgoingHttpHeader[];

/** Writes the head of an answer in its own way. */
export type HeadWriter = (status: number, reason: string | undefined, head: Head | undefined) => void;

/** An answer whose head can be changed in the moment in which it is written, whoever writes it. */
export class Answer extends ServerResponse {
  /** Used once. */
  headWriter: HeadWriter | undefined = undefined;

  override writeHead(status: number, reasonOrHead?: string | Head, head?: Head): this {
    const { headWriter } = this;
    if (headWriter === undefined) return super.writeHead(status, reasonOrHead as string, head);
    this.headWriter = undefined;
    if (typeof reasonOrHead === 'string') headWriter(status, reasonOrHead, head);
    else headWriter(status, undefined, reasonOrHead);
    return this;
  }

  /** What is still said goes nowhere. */
  mute(): void {
    Object.assign(this, {
      setHeader: () => this,
      appendHeader: () => this,
      removeHeader: () => undefined,
      writeHead: () => this,
      flushHeaders: () => undefined,
      write: () => true,
      end: () => this,
    });
  }
}
