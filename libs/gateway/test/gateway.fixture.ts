import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { AuthErrors, AuthoritySource, TokenVerifier, UnitPaths } from '@plinth/platform-auth';
import type { Authority, Principal } from '@plinth/platform-auth';
import { DomainError } from '@plinth/error-contract';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { createGateway, gatewaySchema, gatewaySettings } from '../src/index';
import type { GatewayOptions, GatewayService, GatewaySettings, RunningGateway } from '../src/index';

/** Tokens `good-<client>` are an application's, `person-<id>` a person's; `expired`, `down` and the rest as they say. */
export class TextTokenVerifier extends TokenVerifier {
  readonly revoked = new Set<string>();

  async verify(token: string): Promise<Principal> {
    const [kind = '', name] = token.split(/-(.*)/);
    if (kind === 'expired') throw new DomainError(AuthErrors.tokenExpired);
    if (this.revoked.has(token)) throw new DomainError(AuthErrors.tokenRevoked);
    if (kind === 'down') throw new Error('no keys');
    if (!['good', 'person'].includes(kind) || name === undefined) throw new DomainError(AuthErrors.tokenInvalid);
    const who = kind === 'good' ? { clientId: name } : { personId: name.replace(/\.\d+$/, '') };
    const rest = { scopes: [], unitIds: [], tokenId: token, expiresAt: 4_000_000_000 };
    return { kind: kind === 'good' ? 'application' : 'person', ...who, ...rest };
  }
}

class AuthorityByClient extends AuthoritySource {
  async authorityOf({ clientId }: Principal): Promise<Authority> {
    const unitPath = { operations: '', school: 'a.b' }[clientId ?? ''];
    if (unitPath === undefined) return { grants: [] };
    const permissions = ['gateway.usage.read', 'gateway.health.read'];
    return { grants: permissions.map((permission) => ({ permission, unitId: 'u', unitPath })) };
  }
}

class NoUnits extends UnitPaths {
  async pathOf(): Promise<undefined> {
    return undefined;
  }
}

export interface UpstreamServer {
  readonly url: string;
  readonly server: Server;
  readonly sockets: () => number;
  close(): Promise<void>;
}

export async function upstream(listener: RequestListener, port = 0): Promise<UpstreamServer> {
  const server = createServer(listener);
  let open = 0;
  server.on('connection', (socket) => {
    open += 1;
    socket.once('close', () => (open -= 1));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    sockets: () => open,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers what it was sent. */
export function echo(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('error', () => undefined);
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString('utf8');
    const answer = {
      method: request.method,
      url: request.url,
      raw: request.rawHeaders,
      headers: request.headers,
      body,
    };
    response.writeHead(200, { 'content-type': 'application/json', server: 'secret/1', 'x-powered-by': 'secret' });
    response.end(JSON.stringify(answer));
  });
}

export interface Echo {
  readonly method: string;
  readonly url: string;
  readonly raw: readonly string[];
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface TestGateway extends RunningGateway {
  readonly url: string;
  readonly port: number;
  readonly database: TestDatabase;
  readonly unexpected: unknown[];
  /** Tokens that are not believed any more. */
  readonly revoked: Set<string>;
}

type TestService = Omit<GatewayService, 'name' | 'class'> & Partial<GatewayService>;

export async function openGateway(
  services: readonly TestService[],
  settings: Partial<GatewaySettings> = {},
  shared?: GatewayOptions['shared'],
  more: Partial<Pick<GatewayOptions, 'logger' | 'portalSessions' | 'portalFolder'>> = {},
): Promise<TestGateway> {
  const database = await openTestDatabase([gatewaySchema]);
  const unexpected: unknown[] = [];
  const verifier = new TextTokenVerifier();
  const running = await createGateway({
    services: services.map((service): GatewayService => ({ name: 'org', class: 'api', ...service })),
    server: database.server,
    auth: { verifier, authoritySource: new AuthorityByClient(), unitPaths: new NoUnits() },
    settings: gatewaySettings({ publicUrl: 'https://base.example', usageFlushMs: 60_000, drainMs: 2_000, ...settings }),
    logUnexpected: (error) => unexpected.push(error),
    scopes: { openid: '登录 Sign in' },
    ...(shared === undefined ? {} : { shared }),
    ...more,
  }).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const url = await running.listen();
  return {
    ...running,
    url,
    port: Number(new URL(url).port),
    database,
    unexpected,
    revoked: verifier.revoked,
    close: async () => {
      await running.close();
      await database.close();
    },
  };
}

export const bearer = (token = 'good-app'): { authorization: string } => ({ authorization: `Bearer ${token}` });

/** Sends bytes as they are and answers all that comes back until the other side closes or falls silent. */
export function raw(port: number, text: string, silenceMs = 300): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
    socket.setTimeout(silenceMs, () => socket.destroy());
    socket.on('data', (chunk) => (answer += chunk.toString('utf8')));
    socket.on('close', () => resolve(answer));
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? undefined : reject(error)));
  });
}
