import { Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { Cache } from './cache';
import type { CacheParts } from './cache-parts';
import { openRedis } from './open-redis';
import type { RedisUse } from './open-redis';
import { Replicas } from './replicas';
import { Signals } from './signals';

/** Parts that the shell has opened and closes itself, or Redis, opened and closed with the application. */
export type CacheModuleOptions = { readonly parts: CacheParts } | { readonly redis: RedisUse };

/** Gives an application `Cache`, `Signals` and `Replicas` in the form that its shell chose. */
@Module({})
export class CacheModule {
  static forRoot(options: CacheModuleOptions): DynamicModule {
    const open = async (): Promise<OpenParts> =>
      'parts' in options
        ? new OpenParts(options.parts, async () => undefined)
        : openRedis(options.redis).then((parts) => new OpenParts(parts, () => parts.close()));
    const part = (token: typeof Cache | typeof Signals | typeof Replicas, name: 'cache' | 'signals' | 'replicas') => ({
      provide: token,
      useFactory: ({ parts }: OpenParts) => parts[name],
      inject: [OpenParts],
    });
    return {
      module: CacheModule,
      global: true,
      providers: [
        { provide: OpenParts, useFactory: open },
        part(Cache, 'cache'),
        part(Signals, 'signals'),
        part(Replicas, 'replicas'),
      ],
      exports: [Cache, Signals, Replicas],
    };
  }
}

class OpenParts implements OnApplicationShutdown {
  constructor(
    readonly parts: CacheParts,
    private readonly close: () => Promise<void>,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }
}
