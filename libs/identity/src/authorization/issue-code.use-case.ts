import { Injectable } from '@nestjs/common';
import { IdentityEvents } from '@plinth/identity-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import { ConsentStore } from '../consent/consent.store';
import { hashSecret, makeSecret } from '../protocol/secret';
import type { CurrentSession } from '../session/session-reader';
import type { AuthorizationRequest, CodeGrant } from './authorization-request';
import { CodeStore } from './code.store';
import type { NewCode } from './code.store';
import { StaleRequest } from './stale-request';
import { TransactionStore } from './transaction.store';
import type { TransactionKey } from './transaction.store';

export interface Granting {
  readonly request: AuthorizationRequest;
  readonly session: CurrentSession;
  /** The waiting request that ends with this; absent when it was answered at once. */
  readonly waiting?: TransactionKey;
  /** The person has just allowed what is asked. */
  readonly isConsenting: boolean;
}

export type GrantingAtSignIn = Required<Pick<Granting, 'request' | 'session' | 'waiting'>>;

/** RFC 6749 §4.1.2: ends the waiting request and issues the code, together or not at all. */
@Injectable()
export class IssueCode {
  constructor(
    private readonly transactions: Transactions,
    private readonly waitingRequests: TransactionStore,
    private readonly codes: CodeStore,
    private readonly consents: ConsentStore,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  /** @throws StaleRequest when the waiting request was answered before */
  async execute(granting: Granting): Promise<string> {
    const { waiting } = granting;
    const code = makeSecret();
    const added = newCode(code, granting);
    await this.transactions.run(async (tx) => {
      if (waiting === undefined) return this.codes.add(tx, added);
      if (granting.isConsenting) return this.addWithConsent(tx, added, waiting, granting);
      if (!(await this.codes.addLast(tx, added, waiting))) throw new StaleRequest();
    });
    return code;
  }

  /** As the last statement of the transaction in which the session begins; undefined when somebody answered before. */
  async executeWithSession(tx: Tx, granting: GrantingAtSignIn): Promise<string | undefined> {
    const code = makeSecret();
    return (await this.codes.addWithSession(tx, newCode(code, granting), granting.waiting)) ? code : undefined;
  }

  private async addWithConsent(tx: Tx, code: NewCode, waiting: TransactionKey, granting: Granting): Promise<void> {
    if (!(await this.waitingRequests.take(tx, waiting))) throw new StaleRequest();
    await this.recordConsent(tx, granting);
    await this.codes.add(tx, code);
  }

  private async recordConsent(tx: Tx, { request, session }: Granting): Promise<void> {
    const { clientId, scopes } = request;
    const actor = `person:${session.personId}`;
    const { accountId, personId } = session;
    await this.consents.give(tx, accountId, clientId, scopes);
    await this.audit.record(tx, {
      actor,
      action: 'identity.consent.give',
      target: `client:${clientId}`,
      fields: scopes,
      result: 'success',
    });
    const type = IdentityEvents.consentGiven;
    await this.outbox.append(tx, { type, key: accountId, actor, data: { accountId, personId, clientId, scopes } });
  }
}

const newCode = (code: string, { request, session }: Pick<Granting, 'request' | 'session'>): NewCode => ({
  codeHash: hashSecret(code),
  clientId: request.clientId,
  accountId: session.accountId,
  personId: session.personId,
  sessionId: session.sessionId,
  grant: codeGrant(request, session),
});

const codeGrant = (request: AuthorizationRequest, session: CurrentSession): CodeGrant => ({
  redirectUri: request.redirectUri,
  scopes: request.scopes,
  codeChallenge: request.codeChallenge,
  nonce: request.nonce,
  idTokenClaims: request.claims?.idToken,
  authTime: Math.floor(session.authTime.getTime() / 1_000),
  acr: session.acr,
  amr: session.amr,
});
