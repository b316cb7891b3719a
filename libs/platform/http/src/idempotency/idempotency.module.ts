import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { IdempotencyCaller } from './idempotency-caller';
import { IdempotencyInterceptor } from './idempotency.interceptor';
import { IdempotencyStore } from './idempotency.store';
import { PostgresIdempotencyStore } from './idempotency.store.postgres';

/** Needs the `Database` of the domain; `callerOf` runs after the guards. */
@Module({})
export class IdempotencyModule {
  static forRoot(options: { readonly callerOf: (request: object) => string }): DynamicModule {
    return {
      module: IdempotencyModule,
      global: true,
      providers: [
        { provide: IdempotencyCaller, useValue: { of: options.callerOf } },
        { provide: IdempotencyStore, useClass: PostgresIdempotencyStore },
        IdempotencyInterceptor,
      ],
      exports: [IdempotencyInterceptor, IdempotencyStore, IdempotencyCaller],
    };
  }
}
