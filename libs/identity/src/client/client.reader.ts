import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import type { Scope } from '@plinth/platform-auth';
import type { Page } from '@plinth/platform-database';
import { ClientErrors } from '@plinth/identity-contract';
import { ClientRights } from './client-rights';
import { ClientStore } from './client.store';
import { viewOf } from './client-view';
import type { ClientView } from './client-view';

/** Clients for administrators, each of whom sees those of the units in their care. */
@Injectable()
export class ClientReader {
  constructor(
    private readonly clients: ClientStore,
    private readonly rights: ClientRights,
  ) {}

  /** A page may hold fewer than `limit` where others' clients stand between. */
  async list(scope: Scope, limit: number, cursor: string | undefined): Promise<Page<ClientView>> {
    const page = await this.clients.list(limit, cursor);
    const seen = await Promise.all(page.items.map((client) => this.rights.reaches(scope, client.unitIds)));
    return { ...page, items: page.items.filter((_, at) => seen[at]).map(viewOf) };
  }

  /** One that exists elsewhere gets the answer of one that does not. */
  async one(scope: Scope, id: string): Promise<ClientView> {
    const client = await this.clients.find(id);
    if (client === undefined || !(await this.rights.reaches(scope, client.unitIds))) {
      throw new DomainError(ClientErrors.clientNotFound);
    }
    return viewOf(client);
  }
}
