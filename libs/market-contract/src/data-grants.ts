/** What an application may know about people of a unit and below, for which purpose and until when (decisions 21). */
export interface DataGrant {
  readonly grantId: string;
  readonly clientId: string;
  readonly unitId: string;
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly expiresAt: Date;
}

/** Port of market: the grants in force of one client. */
export abstract class DataGrants {
  abstract of(clientId: string): Promise<readonly DataGrant[]>;
}
