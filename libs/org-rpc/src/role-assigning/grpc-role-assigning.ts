import { RoleAssigning } from '@plinth/org-contract';
import type { RpcChannel } from '@plinth/platform-rpc';
import { RoleAssigningService } from '../gen/plinth/org/v1/role_assigning_pb';

const { method } = RoleAssigningService;

export class GrpcRoleAssigning extends RoleAssigning {
  constructor(private readonly channel: RpcChannel) {
    super();
  }

  async assign(
    assignment: { readonly personId: string; readonly roleKey: string; readonly unitId: string },
    actor: string,
  ): Promise<string> {
    return (await this.channel.unary(method.assign, { ...assignment, actor })).assignmentId;
  }

  async hasRootAdministrator(): Promise<boolean> {
    return (await this.channel.unary(method.hasRootAdministrator, {})).hasRootAdministrator;
  }
}
