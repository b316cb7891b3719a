import { Module } from '@nestjs/common';
import type { DynamicModule, ModuleMetadata, Provider } from '@nestjs/common';
import { AuthorizationPages } from './authorization/authorization-pages';
import { AuthorizeController } from './authorization/authorize.controller';
import { RequestParser } from './authorization/request/request-parser';
import { WaitingRequests } from './authorization/waiting-requests';
import { AuthenticationAttempts } from './client/authentication/authentication-attempts';
import { ClientAuthentication } from './client/authentication/client-authentication';
import { ClientEndpoint } from './client/authentication/client-endpoint';
import { ChangeClient } from './client/change-client.use-case';
import { ClientHistory } from './client/client-history';
import { ClientRights } from './client/client-rights';
import { ClientController } from './client/client.controller';
import { ClientReader } from './client/client.reader';
import { DeleteClient } from './client/delete-client.use-case';
import { EndedUnitConsumer } from './client/ended-unit.consumer';
import { LockedClient } from './client/locked-client';
import { RegisterClient } from './client/register-client.use-case';
import { RotateClientSecret } from './client/rotate-client-secret.use-case';
import { SetClientStatus } from './client/set-client-status.use-case';
import { DiscoveryController } from './discovery/discovery.controller';
import { IntrospectionController } from './introspection/introspection.controller';
import { TokenStatus } from './introspection/token-status';
import { IdTokenHints } from './logout/id-token-hints';
import { LogoutRequests } from './logout/logout-request';
import { LogoutController } from './logout/logout.controller';
import { SignOut } from './logout/sign-out.use-case';
import { OAuthStateModule } from './oauth-state.module';
import { CrossOriginController } from './protocol/cross-origin.controller';
import { ExpiredStateStore } from './protocol/expired-state.store';
import { PostgresExpiredStateStore } from './protocol/expired-state.store.postgres';
import { OAuthSettings } from './protocol/oauth-settings';
import { PurgeExpired } from './protocol/purge-expired';
import { RevocationController } from './revocation/revocation.controller';
import { RevokeToken } from './revocation/revoke-token.use-case';
import { OwnKeySource } from './signing-key/own-key-source';
import { EnsureSigningKeys } from './signing-key/ensure-signing-keys.use-case';
import { RotateDueSigningKeys } from './signing-key/rotate-due-signing-keys';
import { RotateSigningKeys } from './signing-key/rotate-signing-keys.use-case';
import { SigningKeyController } from './signing-key/signing-key.controller';
import { SigningKeyStore } from './signing-key/signing-key.store';
import { PostgresSigningKeyStore } from './signing-key/signing-key.store.postgres';
import { SigningKeys } from './signing-key/signing-keys';
import { AccessTokenReader } from './token/access-token.reader';
import { AuthorizationCodeExchange } from './token/authorization-code.exchange';
import { ClientCredentialsExchange } from './token/client-credentials.exchange';
import { TokenDispatcher } from './token/dispatch/token-dispatcher';
import type { TokenExchange } from './token/dispatch/token-exchange';
import { EndLineage } from './token/end-lineage';
import { RedeemCode } from './token/redeem-code.use-case';
import { RefreshTokenExchange } from './token/refresh-token.exchange';
import { RotateRefreshToken } from './token/rotate-refresh-token.use-case';
import { TokenMinter } from './token/token-minter';
import { TokenController } from './token/token.controller';
import { PersonClaims } from './userinfo/person-claims';
import { UserinfoController } from './userinfo/userinfo.controller';

export interface OAuthModuleOptions {
  readonly settings: OAuthSettings;
  /** Modules that export SessionReader, EndSessions and, if there is one, AccountProfile. */
  readonly imports: NonNullable<ModuleMetadata['imports']>;
}

/** The grants of the token endpoint: a new one is a new file and one line here. */
const exchanges = [AuthorizationCodeExchange, RefreshTokenExchange, ClientCredentialsExchange];

const authorization = [RequestParser, IdTokenHints, WaitingRequests, AuthorizationPages];
const clients = [
  ...[
    ClientEndpoint,
    ClientAuthentication,
    AuthenticationAttempts,
    ClientRights,
    ClientHistory,
    ClientReader,
    LockedClient,
  ],
  ...[RegisterClient, ChangeClient, RotateClientSecret, SetClientStatus, DeleteClient, EndedUnitConsumer],
];
const tokens: Provider[] = [
  ...exchanges,
  ...[TokenMinter, AccessTokenReader, RedeemCode, RotateRefreshToken, EndLineage, PersonClaims],
  ...[TokenStatus, RevokeToken],
  {
    provide: TokenDispatcher,
    useFactory: (...all: TokenExchange[]) => new TokenDispatcher(all),
    inject: exchanges,
  },
];
const keys: Provider[] = [
  ...[SigningKeys, EnsureSigningKeys, RotateSigningKeys, RotateDueSigningKeys, OwnKeySource],
  { provide: SigningKeyStore, useClass: PostgresSigningKeyStore },
];

/** OAuth 2.1 and OpenID Connect: the endpoints. */
@Module({})
export class OAuthModule {
  static with({ settings, imports }: OAuthModuleOptions): DynamicModule {
    return {
      module: OAuthModule,
      imports: [OAuthStateModule, ...imports],
      controllers: [
        ...[AuthorizeController, TokenController, UserinfoController, IntrospectionController],
        ...[RevocationController, DiscoveryController, LogoutController, SigningKeyController, ClientController],
        ...[CrossOriginController],
      ],
      providers: [
        { provide: OAuthSettings, useValue: settings },
        { provide: ExpiredStateStore, useClass: PostgresExpiredStateStore },
        ...[PurgeExpired, LogoutRequests, SignOut],
        ...authorization,
        ...clients,
        ...tokens,
        ...keys,
      ],
      exports: [OwnKeySource, OAuthStateModule, TokenMinter, EndedUnitConsumer],
    };
  }
}
