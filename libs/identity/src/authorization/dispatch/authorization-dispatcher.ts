import { Injectable } from '@nestjs/common';
import { createServer } from 'oauth2orize';
import { OAuthError } from '../../protocol/oauth-error';
import type { Need } from '../interaction';
import { CodeGrantType } from './code-grant-type';
import type { AuthorizationFlow, AuthorizationOutcome } from './authorization-flow';
import { FlowStore } from './flow-store';

/** What oauth2orize takes for a request and a response: it never sees those of the browser. */
interface FacadeRequest {
  readonly query: { readonly response_type: string };
  readonly body: object;
  flow: AuthorizationFlow;
  oauth2?: { readonly info?: { readonly need: Need | 'return' }; readonly transactionID?: string };
}

type Next = (error?: unknown) => void;
type Layer = (request: FacadeRequest, response: object, next: Next) => void;

/** The parts of oauth2orize 1.12 that are used, with the signatures they have in its source. */
interface Dispatcher {
  grant(name: string, module: object): void;
  authorization(validate: unknown, immediate: unknown): Layer;
  resume(options: object, immediate: unknown): Layer[];
  decision(options: object, parse: unknown): Layer[];
}

/** oauth2orize as dispatcher by response_type, and nothing more: promises outside, its callbacks inside. */
@Injectable()
export class AuthorizationDispatcher {
  private readonly beginning: readonly Layer[];
  private readonly resuming: readonly Layer[];
  private readonly deciding: readonly Layer[];

  constructor(store: FlowStore, codeGrant: CodeGrantType) {
    const server = createServer({ store }) as unknown as Dispatcher;
    server.grant('code', codeGrant.module);
    // oauth2orize counts parameters to choose a signature: these have exactly the arity it looks for.
    const validate = (request: { flow: AuthorizationFlow }, done: (...values: unknown[]) => void) =>
      done(null, request.flow.client, request.flow.request.redirectUri);
    const immediate = (pass: { req: { flow: AuthorizationFlow } }, done: (...values: unknown[]) => void) =>
      void codeGrant.isReady(pass.req.flow).then(
        (need) => done(null, need === 'nothing', need === 'nothing' ? {} : { need }),
        (error: unknown) => done(error),
      );
    const parse = (request: FacadeRequest, done: (...values: unknown[]) => void) =>
      done(null, { allow: request.flow.decision === 'allow' });
    this.beginning = [server.authorization(validate, immediate)];
    this.resuming = server.resume({}, immediate);
    this.deciding = server.decision({}, parse);
  }

  begin(flow: AuthorizationFlow): Promise<AuthorizationOutcome> {
    return run(this.beginning, flow);
  }

  resume(flow: AuthorizationFlow): Promise<AuthorizationOutcome> {
    return run(this.resuming, flow);
  }

  /** Whether the flow would be answered at once. Nothing is written. */
  async foresee(flow: AuthorizationFlow): Promise<boolean> {
    const ready = { ...flow, isForeseen: true };
    return (await run(this.resuming, ready)).kind === 'foreseen';
  }

  decide(flow: AuthorizationFlow): Promise<AuthorizationOutcome> {
    return run(this.deciding, flow);
  }
}

function run(layers: readonly Layer[], flow: AuthorizationFlow): Promise<AuthorizationOutcome> {
  return new Promise((resolve, reject) => {
    const request: FacadeRequest = { query: { response_type: flow.request.responseType }, body: {}, flow };
    const response = { end: () => undefined, resolve };
    const step =
      (at: number): Next =>
      (error) => {
        if (error !== undefined && error !== null) return reject(ownError(error));
        const layer = layers[at];
        if (layer !== undefined) return layer(request, response, step(at + 1));
        const { info, transactionID } = request.oauth2 ?? {};
        return resolve({ kind: 'wait', need: info?.need ?? 'return', transactionId: transactionID ?? '' });
      };
    step(0)();
  });
}

/** Its own errors have statuses that no RFC knows; only one can still come here. */
const ownError = (error: unknown): unknown =>
  (error as { code?: unknown }).code === 'unsupported_response_type' && !(error instanceof OAuthError)
    ? new OAuthError('unsupported_response_type', 'response_type must be code')
    : error;
