import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { Cache } from './cache';

/** Gives an application the form of the cache that its shell chose. */
@Module({})
export class CacheModule {
  static forRoot(cache: Cache): DynamicModule {
    return { module: CacheModule, global: true, providers: [{ provide: Cache, useValue: cache }], exports: [Cache] };
  }
}
