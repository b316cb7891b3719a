import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { DataGrants } from '@plinth/market-contract';
import { rpcService } from '@plinth/platform-rpc';
import type { RpcService } from '@plinth/platform-rpc';
import { DataGrantsService } from './gen/plinth/market/v1/data_grants_pb';

const PAGE = 500;

/** org alone asks: it gives out the fields that grants name. */
export function dataGrantsService(grants: DataGrants): RpcService {
  return rpcService(DataGrantsService, ['org'], {
    async *grantsOf({ clientId }) {
      const found = await grants.of(clientId);
      for (let from = 0; from < found.length; from += PAGE) {
        const page = found.slice(from, from + PAGE);
        yield {
          grants: page.map(({ fields, expiresAt, ...grant }) => ({
            ...grant,
            fields: [...fields],
            expiresAt: timestampFromDate(expiresAt),
          })),
        };
      }
    },
  });
}
