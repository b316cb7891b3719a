import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { Database } from '@plinth/platform-database';
import { AuditTrail } from './audit-trail';
import { PostgresAuditTrail } from './postgres-audit-trail';
import type { AuditTrailOptions } from './postgres-audit-trail';

/** Gives a service the audit trail through the `Database` of its own domain (`DatabaseModule.forDomain`). */
@Module({})
export class AuditTrailModule {
  static forRoot(options: AuditTrailOptions = {}): DynamicModule {
    return {
      module: AuditTrailModule,
      global: true,
      providers: [
        {
          provide: AuditTrail,
          useFactory: (database: Database) => new PostgresAuditTrail(database, options),
          inject: [Database],
        },
      ],
      exports: [AuditTrail],
    };
  }
}
