import { Injectable } from '@nestjs/common';
import type { Principal, Scope } from '@plinth/platform-auth';
import { Transactions } from '@plinth/platform-database';
import { checkClientSettings } from './check-client-settings';
import type { ClientOptions, ClientSettings, OAuthClient } from './client';
import { ClientDirectory } from './client-directory';
import { ClientHistory } from './client-history';
import { ClientRights } from './client-rights';
import { ClientStore } from './client.store';
import { LockedClient } from './locked-client';

/** Absent stays; `launchUrl` null clears it; single options may be named. */
export type ClientChanges = Partial<Omit<ClientSettings, 'launchUrl' | 'options'>> & {
  readonly launchUrl?: string | null;
  readonly options?: Partial<ClientOptions>;
};

@Injectable()
export class ChangeClient {
  constructor(
    private readonly transactions: Transactions,
    private readonly clients: ClientStore,
    private readonly locked: LockedClient,
    private readonly rights: ClientRights,
    private readonly history: ClientHistory,
    private readonly directory: ClientDirectory,
  ) {}

  async execute(by: Principal, scope: Scope, id: string, changes: ClientChanges): Promise<OAuthClient> {
    const seen = await this.locked.inReach(scope, id);
    const wanted = merge(seen, changes);
    checkClientSettings(seen.kind, wanted);
    await this.rights.checkGiving(by, scope, wanted);
    const changed = await this.transactions.run(async (tx) => {
      const client = await this.locked.lock(tx, seen);
      const next = merge(client, changes);
      await this.clients.change(tx, next);
      const { pkceOptional } = next.options;
      await this.history.tell(tx, {
        clientId: id,
        change: 'changed',
        by,
        fields: Object.keys(changes),
        detail: pkceOptional === client.options.pkceOptional ? undefined : { pkceOptional },
      });
      return next;
    });
    this.directory.forget(id);
    return changed;
  }
}

function merge(client: OAuthClient, changes: ClientChanges): OAuthClient {
  const { launchUrl, options, ...rest } = changes;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...client,
    ...given,
    launchUrl: launchUrl === undefined ? client.launchUrl : (launchUrl ?? undefined),
    options: { ...client.options, ...options },
    updatedAt: new Date(),
  };
}
