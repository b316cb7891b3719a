export { Cache } from './cache';
export type { Counted } from './cache';
export { MemoryCache } from './memory-cache';
export type { MemoryCacheOptions } from './memory-cache';
export { claimSingleInstance } from './claim-single-instance';
export type { ClaimOptions, InstanceClaim } from './claim-single-instance';
export { CacheModule } from './cache.module';
export { CacheErrors } from './errors';
