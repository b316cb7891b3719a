import type { RoleAssigning } from '@plinth/org-contract';
import { rpcService } from '@plinth/platform-rpc';
import type { RpcService } from '@plinth/platform-rpc';
import { identityAlone } from '../callers';
import { RoleAssigningService } from '../gen/plinth/org/v1/role_assigning_pb';

/** Offers the port to identity. */
export function roleAssigningService(roles: RoleAssigning): RpcService {
  return rpcService(RoleAssigningService, identityAlone, {
    assign: async ({ personId, roleKey, unitId, actor }) => ({
      assignmentId: await roles.assign({ personId, roleKey, unitId }, actor),
    }),
    hasRootAdministrator: async () => ({ hasRootAdministrator: await roles.hasRootAdministrator() }),
  });
}
