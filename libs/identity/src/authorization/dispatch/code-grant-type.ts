import { Injectable } from '@nestjs/common';
import { Transactions } from '@plinth/platform-database';
import { ConsentStore } from '../../consent/consent.store';
import { OAuthError } from '../../protocol/oauth-error';
import { checkSilence, needOf } from '../interaction';
import type { Need } from '../interaction';
import { IssueCode } from '../issue-code.use-case';
import { StaleRequest } from '../stale-request';
import { TransactionStore } from '../transaction.store';
import { keyOf } from './authorization-flow';
import type { AuthorizationFlow, AuthorizationOutcome } from './authorization-flow';

interface Pass {
  readonly req: { readonly flow: AuthorizationFlow };
  readonly res?: { readonly allow?: boolean };
}
interface Responding {
  resolve(outcome: AuthorizationOutcome): void;
}

/** The grant `code`: the parts that oauth2orize calls, each adapted once from a promise. */
@Injectable()
export class CodeGrantType {
  constructor(
    private readonly transactions: Transactions,
    private readonly waiting: TransactionStore,
    private readonly consents: ConsentStore,
    private readonly issueCode: IssueCode,
  ) {}

  get module(): object {
    return {
      request: (request: { flow: AuthorizationFlow }) => ({ clientID: request.flow.client.id, flow: request.flow }),
      response: (pass: Pass, response: Responding, next: (error: unknown) => void) =>
        void this.respond(pass).then((outcome) => response.resolve(outcome), next),
    };
  }

  /** What is still needed; refuses where nothing may be asked. */
  async isReady(flow: AuthorizationFlow): Promise<Need | 'return'> {
    if (flow.isDeferred) return 'return';
    const { request, client, session, startedAt } = flow;
    const consented =
      session === undefined || client.firstParty ? [] : await this.consents.scopesOf(session.accountId, client.id);
    const need = needOf({ request, client, session, consented, startedAt });
    checkSilence(request, need);
    return need;
  }

  private async respond({ req: { flow }, res }: Pass): Promise<AuthorizationOutcome> {
    const { request, session } = flow;
    const waiting = keyOf(flow);
    if (!res?.allow) {
      const isFirst = waiting !== undefined && (await this.transactions.run((tx) => this.waiting.take(tx, waiting)));
      throw isFirst ? new OAuthError('access_denied', 'The person refused') : new StaleRequest();
    }
    if (session === undefined) throw new StaleRequest();
    if (flow.isForeseen) return { kind: 'foreseen' };
    const isConsenting = flow.decision === 'allow';
    return { kind: 'answer', code: await this.issueCode.execute({ request, session, waiting, isConsenting }) };
  }
}
