import { timestampDate } from '@bufbuild/protobuf/wkt';
import { DataGrants } from '@plinth/market-contract';
import type { DataGrant } from '@plinth/market-contract';
import { KeptAnswers } from '@plinth/platform-rpc';
import type { RpcChannel } from '@plinth/platform-rpc';
import { DataGrantsService } from './gen/plinth/market/v1/data_grants_pb';
import type { DataGrant as GrantMessage } from './gen/plinth/market/v1/data_grants_pb';

/** With the second for which market itself keeps them, a revoked grant gives nothing any more after one and a half. */
const KEPT_MS = 500;

/** The grants of a client, asked of market at most twice a second; an expiry is kept to the moment. */
export class GrpcDataGrants extends DataGrants {
  private readonly kept: KeptAnswers<readonly DataGrant[]>;

  constructor(channel: RpcChannel) {
    super();
    const ask = async (clientId: string): Promise<readonly DataGrant[]> => {
      const pages = await channel.pages(DataGrantsService.method.grantsOf, { clientId }, { attemptMs: 4_500 });
      return pages.flatMap(({ grants }) => grants.flatMap(grantOf));
    };
    this.kept = new KeptAnswers(ask, { keptMs: KEPT_MS });
  }

  async of(clientId: string): Promise<readonly DataGrant[]> {
    const grants = await this.kept.of(clientId);
    const now = Date.now();
    return grants.filter(({ expiresAt }) => expiresAt.getTime() > now);
  }

  /** For whoever hears of `market.grant.revoked`. */
  forget(clientId: string): void {
    this.kept.forget(clientId);
  }
}

/** A grant without an end is none. */
const grantOf = ({ grantId, clientId, unitId, fields, purpose, expiresAt }: GrantMessage): DataGrant[] =>
  expiresAt === undefined ? [] : [{ grantId, clientId, unitId, fields, purpose, expiresAt: timestampDate(expiresAt) }];
