import { Injectable } from '@nestjs/common';
import type { PersonIdentity } from '@plinth/org-contract';
import { UnitPaths, isAtOrBelow } from '@plinth/platform-auth';
import { LaunchableApplications } from '../page/launchable-applications';
import type { LaunchableApplication } from '../page/launchable-applications';

/** Applications that serve one of a person's units and are meant for what the person is there. */
@Injectable()
export class OwnApplications {
  constructor(
    private readonly applications: LaunchableApplications,
    private readonly unitPaths: UnitPaths,
  ) {}

  /** For one hat when one is chosen, else for all of them. */
  async of(identities: readonly PersonIdentity[], chosen?: string): Promise<readonly LaunchableApplication[]> {
    const worn = identities.filter((identity) => identity.identityId === chosen);
    // A hat that was chosen and has ended since is no reason to show nothing.
    const hats = worn.length > 0 ? worn : identities;
    const all = await this.applications.list();
    const paths = await this.pathsOf([
      ...hats.map((hat) => hat.unitId),
      ...all.flatMap((application) => application.unitIds),
    ]);
    return all.filter(({ unitIds, audiences }) =>
      hats.some((hat) => {
        const path = paths.get(hat.unitId);
        const isServed = unitIds.some((unitId) => {
          const root = paths.get(unitId);
          return path !== undefined && root !== undefined && isAtOrBelow(path, root);
        });
        return isServed && (audiences.length === 0 || audiences.includes(hat.kind));
      }),
    );
  }

  private async pathsOf(unitIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const distinct = [...new Set(unitIds)];
    const paths = await Promise.all(distinct.map((unitId) => this.unitPaths.pathOf(unitId)));
    return new Map(distinct.flatMap((unitId, index) => (paths[index] === undefined ? [] : [[unitId, paths[index]]])));
  }
}
