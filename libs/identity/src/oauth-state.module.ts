import { Module } from '@nestjs/common';
import { RevocationFeed } from '@plinth/identity-contract';
import { AuthorizationDispatcher } from './authorization/dispatch/authorization-dispatcher';
import { CodeGrantType } from './authorization/dispatch/code-grant-type';
import { FlowStore } from './authorization/dispatch/flow-store';
import { FindWaiting } from './authorization/find-waiting';
import { IssueCode } from './authorization/issue-code.use-case';
import { SealedRequests } from './authorization/sealed-requests';
import { CodeStore } from './authorization/code.store';
import { PostgresCodeStore } from './authorization/code.store.postgres';
import { TransactionStore } from './authorization/transaction.store';
import { PostgresTransactionStore } from './authorization/transaction.store.postgres';
import { ClientDirectory } from './client/client-directory';
import { ClientStore } from './client/client.store';
import { PostgresClientStore } from './client/client.store.postgres';
import { EnsureOperatorClient } from './client/ensure-operator-client.use-case';
import { EnsureReferenceClient } from './client/ensure-reference-client.use-case';
import { RegisteredApplications } from './client/registered-applications';
import { ConsentReader } from './consent/consent-reader';
import { ConsentStore } from './consent/consent.store';
import { PostgresConsentStore } from './consent/consent.store.postgres';
import { WithdrawConsent } from './consent/withdraw-consent.use-case';
import { LaunchableApplications } from './page/launchable-applications';
import { AnnounceRevocations } from './revocation/announce-revocations';
import { EndGrantsOfSession } from './revocation/end-grants-of-session';
import { RevocationStore } from './revocation/revocation.store';
import { PostgresRevocationStore } from './revocation/revocation.store.postgres';
import { RevokeAccountTokens } from './revocation/revoke-account-tokens';
import { StoredRevocationFeed } from './revocation/stored-revocation-feed';
import { TokenRevocation } from './revocation/token-revocation';
import { SessionEndListener } from './session/session-end';
import { LineageStore } from './token/lineage.store';
import { PostgresLineageStore } from './token/lineage.store.postgres';

/** A request is answered by its own endpoint, and by the sign-in that it waits for. */
const authorization = [
  ...[AuthorizationDispatcher, CodeGrantType, FlowStore, IssueCode],
  ...[FindWaiting, SealedRequests],
];

/** What clients and tokens keep, and what sessions, the account page and the landing page ask of it. No endpoints. */
@Module({
  providers: [
    { provide: ClientStore, useClass: PostgresClientStore },
    { provide: ConsentStore, useClass: PostgresConsentStore },
    { provide: TransactionStore, useClass: PostgresTransactionStore },
    { provide: CodeStore, useClass: PostgresCodeStore },
    { provide: LineageStore, useClass: PostgresLineageStore },
    { provide: RevocationStore, useClass: PostgresRevocationStore },
    { provide: RevocationFeed, useClass: StoredRevocationFeed },
    { provide: SessionEndListener, useClass: EndGrantsOfSession },
    { provide: LaunchableApplications, useClass: RegisteredApplications },
    ...authorization,
    AnnounceRevocations,
    ClientDirectory,
    TokenRevocation,
    RevokeAccountTokens,
    EnsureOperatorClient,
    EnsureReferenceClient,
    ConsentReader,
    WithdrawConsent,
  ],
  exports: [
    ...[ClientStore, ConsentStore, TransactionStore, CodeStore, LineageStore, RevocationStore],
    ...[RevocationFeed, SessionEndListener, LaunchableApplications, ClientDirectory, TokenRevocation],
    ...authorization,
    ...[RevokeAccountTokens, EnsureOperatorClient, EnsureReferenceClient, ConsentReader, WithdrawConsent],
  ],
})
export class OAuthStateModule {}
