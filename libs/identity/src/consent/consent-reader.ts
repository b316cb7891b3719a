import { Injectable } from '@nestjs/common';
import { scopeText } from '../client/scopes';
import type { ScopeText } from '../client/scopes';
import { ConsentStore } from './consent.store';

export interface ConsentView {
  readonly clientId: string;
  readonly clientName: string;
  readonly allowed: readonly ScopeText[];
  readonly givenAt: Date;
}

/** For the account page: what I have allowed to whom. */
@Injectable()
export class ConsentReader {
  constructor(private readonly consents: ConsentStore) {}

  async of(accountId: string): Promise<readonly ConsentView[]> {
    return (await this.consents.listOf(accountId)).map(({ clientId, clientName, scopes, givenAt }) => ({
      clientId,
      clientName,
      allowed: scopes.map(scopeText),
      givenAt,
    }));
  }
}
