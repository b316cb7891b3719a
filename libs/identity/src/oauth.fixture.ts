import { randomUUID } from 'node:crypto';
import { Global, Module } from '@nestjs/common';
import { checkEventData } from '@plinth/events';
import { AuditTrail } from '@plinth/platform-audit-trail';
import type { AuditEntry } from '@plinth/platform-audit-trail';
import {
  AuthModule,
  AuthoritySource,
  HttpKeySource,
  HttpRevocationFeed,
  JwtTokenVerifier,
  UnitPaths,
} from '@plinth/platform-auth';
import type { Authority, Principal } from '@plinth/platform-auth';
import { CryptoModule } from '@plinth/platform-crypto';
import type { Keyring } from '@plinth/platform-crypto';
import { DatabaseModule } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import type { NewEvent } from '@plinth/platform-events';
import { createService } from '@plinth/platform-http';
import { freePort, openTestDatabase, testKeyring } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { PersonDirectory } from '@plinth/org-contract';
import { EnsureOperatorClient } from './client/ensure-operator-client.use-case';
import { IdentitySettings } from './identity-settings';
import { identitySchema } from './migrations';
import { OAuthModule } from './oauth.module';
import { OAuthStateModule } from './oauth-state.module';
import { FormGuard } from './page/form-guard';
import { hashSecret, makeSecret } from './protocol/secret';
import { EndSessions } from './session/end-sessions.use-case';
import { SessionEndListener } from './session/session-end';
import { SessionReader } from './session/session-reader';
import type { CurrentSession } from './session/session-reader';
import { SignInForm } from './sign-in/sign-in-form';

/** Sessions by a cookie of their own id: what signing in is, is not this part's concern. */
export class TestSessions extends SessionReader {
  readonly live = new Map<string, CurrentSession>();
  private readonly stored = new Set<string>();

  constructor(private readonly test: TestDatabase) {
    super();
  }

  async current(cookieHeader: string | undefined): Promise<CurrentSession | undefined> {
    const session = this.live.get(/test_session=([\w-]+)/.exec(cookieHeader ?? '')?.[1] ?? '');
    if (session !== undefined && !this.stored.has(session.sessionId)) await this.store(session);
    return session;
  }

  /** Refresh tokens live no longer than the row of their session. */
  private async store({ sessionId, accountId, acr }: CurrentSession): Promise<void> {
    this.stored.add(sessionId);
    await this.test.asOwner(
      `INSERT INTO identity.session (id, token_hash, account_id, auth_time, acr, amr, idle_seconds, expires_at)
       VALUES ('${sessionId}', sha256('${sessionId}'), '${accountId}', now(), '${acr}', '{pwd}', 14400, now() + interval '1 day')`,
    );
  }

  start(session: Partial<CurrentSession> = {}): CurrentSession {
    const made: CurrentSession = {
      sessionId: randomUUID(),
      accountId: randomUUID(),
      personId: randomUUID(),
      audience: 'staff',
      authTime: new Date(),
      acr: 'urn:plinth:acr:single',
      amr: ['pwd'],
      csrfSecret: makeSecret(),
      ...session,
    };
    this.live.set(made.sessionId, made);
    return made;
  }
}

class RecordedAudit extends AuditTrail {
  readonly entries: AuditEntry[] = [];
  async record(_tx: Tx, entry: AuditEntry): Promise<void> {
    this.entries.push(entry);
  }
  async recordAlone(entry: AuditEntry): Promise<void> {
    this.entries.push(entry);
  }
}

class RecordedOutbox extends Outbox {
  readonly events: NewEvent[] = [];
  async append(_tx: Tx, ...events: readonly NewEvent[]): Promise<void> {
    for (const event of events) checkEventData(event);
    this.events.push(...events);
  }
}

const people = {
  card: async (personId: string) => ({
    personId,
    name: '李老师',
    pinyin: 'li lao shi',
    audience: 'staff',
    maskedPhone: '138****5678',
    identities: [{ identityId: 'i1', kind: 'staff', unitId: 'u1', unitName: '实验小学', titles: ['班主任'] }],
  }),
  names: async (ids: readonly string[]) => new Map(ids.map((id) => [id, '李老师'])),
};

/** Units of the tests: a district with a school. */
export const units = {
  district: { id: '018f0000-0000-7000-8000-000000000001', path: 'd' },
  school: { id: '018f0000-0000-7000-8000-000000000002', path: 'd.s' },
  other: { id: '018f0000-0000-7000-8000-000000000003', path: 'e' },
} as const;

/** The operator holds everything; an application holds its scopes on its units. */
class TestAuthority extends AuthoritySource {
  async authorityOf(principal: Principal): Promise<Authority> {
    if (principal.kind === 'operator') return { grants: [{ permission: '*', unitId: 'root', unitPath: '' }] };
    const held = Object.values(units).filter(({ id }) => principal.unitIds.includes(id));
    return {
      grants: held.flatMap(({ id, path }) =>
        principal.scopes.map((permission) => ({ permission, unitId: id, unitPath: path })),
      ),
    };
  }
}

class TestUnits extends UnitPaths {
  async pathOf(unitId: string): Promise<string | undefined> {
    return Object.values(units).find(({ id }) => id === unitId)?.path;
  }
}

export type OAuthBase = Awaited<ReturnType<typeof openOAuthBase>>;

/** What the replicas of one base have in common. */
interface Shared {
  readonly test: TestDatabase;
  readonly keyring: Keyring;
  readonly sessions: TestSessions;
  readonly operatorSecret: string;
  /** Issuer; the address of the first replica. */
  readonly publicUrl: string;
}

/** The protocol part of identity, running, on a database of its own. */
export async function openOAuthBase() {
  const test = await openTestDatabase([identitySchema]);
  const port = await freePort();
  const shared = { test, keyring: testKeyring(), sessions: new TestSessions(test), operatorSecret: makeSecret() };
  const replica = await openReplica({ ...shared, publicUrl: `http://127.0.0.1:${port}` }, port);
  return {
    ...replica,
    close: async () => {
      await replica.service.close();
      await test.close();
    },
  };
}

/** One more process on the same database; its `publicUrl` is its own address, its issuer that of the first. */
export async function openReplica(shared: Shared, port?: number) {
  const { test, sessions, operatorSecret, publicUrl } = shared;
  const audit = new RecordedAudit();
  const outbox = new RecordedOutbox();
  const unexpected: unknown[] = [];
  const basic = Buffer.from(`plinth-operator:${operatorSecret}`).toString('base64');
  const verifier = new JwtTokenVerifier({
    issuer: publicUrl,
    keys: new HttpKeySource({ url: `${publicUrl}/oauth/jwks`, pauseMs: 0 }),
    revocations: new HttpRevocationFeed(`${publicUrl}/oauth/revocations`, { authorization: `Basic ${basic}` }),
    polling: { everyMs: 100 },
  });

  @Global()
  @Module({
    providers: [
      { provide: AuditTrail, useValue: audit },
      { provide: Outbox, useValue: outbox },
      { provide: PersonDirectory, useValue: people },
      { provide: UnitPaths, useClass: TestUnits },
    ],
    exports: [AuditTrail, Outbox, PersonDirectory, UnitPaths],
  })
  class Neighbours {}

  @Module({
    imports: [OAuthStateModule],
    providers: [
      ...[SignInForm, FormGuard],
      { provide: IdentitySettings, useValue: new IdentitySettings({ publicUrl, hashWorkers: 1 }) },
      { provide: SessionReader, useValue: sessions },
      {
        provide: EndSessions,
        useFactory: (listener: SessionEndListener) => ({
          these: async (tx: Tx, ids: readonly string[]) => {
            const ended = ids.map((sessionId) => ({
              sessionId,
              accountId: sessions.live.get(sessionId)?.accountId ?? '',
            }));
            for (const { sessionId } of ended) sessions.live.delete(sessionId);
            await listener.sessionsEnded(tx, ended);
          },
        }),
        inject: [SessionEndListener],
      },
    ],
    exports: [SessionReader, EndSessions, SignInForm],
  })
  class SignInModule {}

  @Module({
    imports: [
      DatabaseModule.forDomain({ server: test.server, domain: 'identity' }),
      CryptoModule.forRoot(shared.keyring),
      AuthModule.forRoot({ verifier, authoritySource: new TestAuthority() }),
      Neighbours,
      OAuthModule.with({
        settings: { publicUrl, logUnexpected: (error) => void unexpected.push(error) },
        imports: [SignInModule],
      }),
    ],
  })
  class Base {}

  const logUnexpected = (error: unknown) => void unexpected.push(error);
  const service = await createService(Base, { adapter: 'express', logUnexpected });
  const address = await service.listen(port ?? 0);
  await service.application.get(EnsureOperatorClient, { strict: false }).execute(hashSecret(operatorSecret));
  const recorded = { audit, outbox, unexpected };
  return { ...shared, ...recorded, publicUrl: address, service, close: () => service.close() };
}
