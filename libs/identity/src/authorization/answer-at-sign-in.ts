import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Tx } from '@plinth/platform-database';
import { IdentitySettings } from '../identity-settings';
import { OAuthError } from '../protocol/oauth-error';
import type { CurrentSession } from '../session/session-reader';
import type { AuthorizationRequest } from './authorization-request';
import { browserOf } from './browser-cookie';
import { AuthorizationDispatcher } from './dispatch/authorization-dispatcher';
import { FindWaiting } from './find-waiting';
import { IssueCode } from './issue-code.use-case';
import { answer } from './responder';
import type { TransactionKey } from './transaction.store';

/** A waiting request that is answered as soon as the session begins. */
export interface ForeseenAnswer {
  readonly request: AuthorizationRequest;
  readonly waiting: TransactionKey;
}

/**
 * The waiting request is answered with the sign-in itself where nothing else is to be asked: the code is written in the
 * transaction in which the session begins, and the form is answered with the way to the application.
 */
@Injectable()
export class AnswerAtSignIn {
  constructor(
    private readonly waiting: FindWaiting,
    private readonly dispatcher: AuthorizationDispatcher,
    private readonly issueCode: IssueCode,
    private readonly settings: IdentitySettings,
  ) {}

  /** Undefined for whatever needs a page of its own, an error too: the browser then goes the long way round. */
  async foresee(request: Request, id: string, session: CurrentSession): Promise<ForeseenAnswer | undefined> {
    try {
      const browser = browserOf(request, this.settings.isSecure);
      const { key, waiting, client } = await this.waiting.find(id, browser);
      const { request: asked, startedAt } = waiting;
      const flow = { request: asked, client, session, startedAt, browser: key.browser, transactionId: key.id };
      return (await this.dispatcher.foresee(flow)) ? { request: asked, waiting: key } : undefined;
    } catch (error) {
      if (error instanceof OAuthError) return undefined;
      throw error;
    }
  }

  /** Ends the transaction; undefined when the waiting request was answered meanwhile. */
  issue(tx: Tx, { request, waiting }: ForeseenAnswer, session: CurrentSession): Promise<string | undefined> {
    return this.issueCode.executeWithSession(tx, { request, session, waiting });
  }

  respond(response: Response, { request }: ForeseenAnswer, code: string): void {
    answer(response, request, this.settings.publicUrl, { code });
  }
}
