import type { AuthoritySource } from '@plinth/platform-auth';
import { rpcService } from '@plinth/platform-rpc';
import type { RpcService } from '@plinth/platform-rpc';
import { everyGuardedService } from '../callers';
import { AuthoritySourceService } from '../gen/plinth/org/v1/authority_source_pb';
import { authorityMessage, principalOf } from './authority-messages';

export function authoritySourceService(authorities: AuthoritySource): RpcService {
  return rpcService(AuthoritySourceService, everyGuardedService, {
    authoritiesOf: async ({ principals }) => {
      const answers = principals.map(async (message) => {
        const principal = principalOf(message);
        return authorityMessage(principal === undefined ? { grants: [] } : await authorities.authorityOf(principal));
      });
      return { authorities: await Promise.all(answers) };
    },
  });
}
