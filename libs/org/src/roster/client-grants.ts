import { Injectable } from '@nestjs/common';
import { DataGrants } from '@plinth/market-contract';
import { GrantedFields } from './granted-fields';
import { RosterReader } from './roster.reader';

/** The grants of a client that are in force, with where their units stand now. */
@Injectable()
export class ClientGrants {
  constructor(
    private readonly grants: DataGrants,
    private readonly reader: RosterReader,
  ) {}

  async of(clientId: string | undefined): Promise<GrantedFields> {
    const now = Date.now();
    const grants = clientId === undefined ? [] : await this.grants.of(clientId);
    const inForce = grants.filter((grant) => grant.expiresAt.getTime() > now);
    if (inForce.length === 0) return new GrantedFields([]);
    const paths = await this.reader.paths([...new Set(inForce.map(({ unitId }) => unitId))]);
    return new GrantedFields(
      inForce.flatMap(({ unitId, fields }) => {
        const path = paths.get(unitId);
        return path === undefined ? [] : [{ path, fields }];
      }),
    );
  }
}
