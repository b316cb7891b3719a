import type { PersonDirectory, RoleAssigning } from '@plinth/org-contract';
import type { AuthoritySource, UnitPaths } from '@plinth/platform-auth';
import type { RpcChannel, RpcService } from '@plinth/platform-rpc';
import { authoritySourceService } from './authority-source/authority-source.service';
import { GrpcAuthoritySource } from './authority-source/grpc-authority-source';
import { GrpcPersonDirectory } from './person-directory/grpc-person-directory';
import { personDirectoryService } from './person-directory/person-directory.service';
import { GrpcRoleAssigning } from './role-assigning/grpc-role-assigning';
import { roleAssigningService } from './role-assigning/role-assigning.service';
import { GrpcUnitPaths } from './unit-paths/grpc-unit-paths';
import { unitPathsService } from './unit-paths/unit-paths.service';

/** What others ask of org. */
export interface OrgPorts {
  readonly personDirectory: PersonDirectory;
  readonly roleAssigning: RoleAssigning;
  readonly authoritySource: AuthoritySource;
  readonly unitPaths: UnitPaths;
}

/** For org's shell: its ports as it offers them over gRPC. */
export const orgRpcServices = (ports: OrgPorts): readonly RpcService[] => [
  personDirectoryService(ports.personDirectory),
  roleAssigningService(ports.roleAssigning),
  authoritySourceService(ports.authoritySource),
  unitPathsService(ports.unitPaths),
];

/** For the shells of others: the same ports, answered by org over a channel. */
export const orgPortsOver = (channel: RpcChannel): OrgPorts => ({
  personDirectory: new GrpcPersonDirectory(channel),
  roleAssigning: new GrpcRoleAssigning(channel),
  authoritySource: new GrpcAuthoritySource(channel),
  unitPaths: new GrpcUnitPaths(channel),
});
