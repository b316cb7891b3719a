import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@plinth/platform-crypto';
import { hashSecret, isSecretOf } from '../protocol/secret';
import type { AuthorizationRequest } from './authorization-request';
import type { TransactionKey, WaitingRequest } from './transaction.store';

const PURPOSE = 'identity.waiting_request';
const TEN_MINUTES = 10 * 60_000;
/** It goes from page to page in an address. A longer request waits in the store from the start. */
const LONGEST = 1_500;
const FORM = /^s\.[\w-]{40,}$/;

interface Content {
  readonly id: string;
  readonly browser: string;
  readonly startedAt: number;
  readonly request: AuthorizationRequest;
}

/**
 * A request that waits with the browser that brought it: sealed, bound to that browser, ten minutes long. Whoever opens
 * a thousand sign-in pages leaves nothing in the database. It is written down when it is answered, so that it is
 * answered once, or when it has to wait for more than a password.
 */
@Injectable()
export class SealedRequests {
  constructor(private readonly cipher: FieldCipher) {}

  /** Undefined for a request too long for an address. */
  seal({ id, browser }: TransactionKey, { request, startedAt }: WaitingRequest): string | undefined {
    const bound = hashSecret(browser).toString('base64url');
    const content: Content = { id, browser: bound, startedAt: startedAt.getTime(), request };
    const text = `s.${this.cipher.seal(PURPOSE, JSON.stringify(content)).toString('base64url')}`;
    return text.length > LONGEST ? undefined : text;
  }

  /** Undefined for what was not sealed here, was altered, is another browser's or has expired. */
  open(text: unknown, browser: string): { readonly key: TransactionKey; readonly waiting: WaitingRequest } | undefined {
    if (typeof text !== 'string' || text.length > LONGEST || !FORM.test(text)) return undefined;
    const content = this.contentOf(text);
    if (content === undefined || !isSecretOf(Buffer.from(content.browser, 'base64url'), browser)) return undefined;
    if (Date.now() - content.startedAt > TEN_MINUTES) return undefined;
    const waiting = { request: content.request, startedAt: new Date(content.startedAt) };
    return { key: { id: content.id, browser }, waiting };
  }

  private contentOf(text: string): Content | undefined {
    try {
      return JSON.parse(this.cipher.open(PURPOSE, Buffer.from(text.slice(2), 'base64url'))) as Content;
    } catch {
      return undefined;
    }
  }
}
