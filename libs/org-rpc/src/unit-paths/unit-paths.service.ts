import type { UnitPaths } from '@plinth/platform-auth';
import { rpcService } from '@plinth/platform-rpc';
import type { RpcService } from '@plinth/platform-rpc';
import { everyGuardedService } from '../callers';
import { UnitPathsService } from '../gen/plinth/org/v1/unit_paths_pb';

export function unitPathsService(paths: UnitPaths): RpcService {
  return rpcService(UnitPathsService, everyGuardedService, {
    pathsOf: async ({ unitIds }) => {
      const found = await Promise.all(unitIds.map((unitId) => paths.pathOf(unitId)));
      return { paths: found.map((path) => (path === undefined ? {} : { path })) };
    },
  });
}
