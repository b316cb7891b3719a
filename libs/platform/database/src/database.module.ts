import { Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { Database } from './database';
import { openDomainDatabase } from './open-domain-database';
import type { DomainDatabase, DomainDatabaseOptions } from './open-domain-database';
import { Transactions } from './transactions';

const OPENED = Symbol('opened domain database');

/** Gives a domain its `Database` and `Transactions`; closes the pool when the application ends. */
@Module({})
export class DatabaseModule {
  static forDomain(options: DomainDatabaseOptions): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: OPENED, useFactory: () => openDomainDatabase(options) },
        { provide: Database, useFactory: (opened: DomainDatabase) => opened.database, inject: [OPENED] },
        { provide: Transactions, useFactory: (opened: DomainDatabase) => opened.transactions, inject: [OPENED] },
        { provide: ClosePool, useFactory: (opened: DomainDatabase) => new ClosePool(opened), inject: [OPENED] },
      ],
      exports: [Database, Transactions],
    };
  }
}

class ClosePool implements OnApplicationShutdown {
  constructor(private readonly opened: DomainDatabase) {}

  async onApplicationShutdown(): Promise<void> {
    await this.opened.close();
  }
}
