import type { HashParameters } from './password/password-hashing';

/** What identity must know of the base it serves. Token of the module. */
export class IdentitySettings {
  /** Public address of the base without a slash at its end; the issuer. */
  readonly publicUrl: string;
  /** Cookies are marked Secure. */
  readonly isSecure: boolean;
  /** Proxies whose X-Forwarded-For is believed: addresses, or how many hops (Express's `trust proxy`). */
  readonly trustedProxies: boolean | string | number | readonly string[];
  readonly hash: HashParameters;
  readonly hashWorkers: number;
  readonly hashQueue: number;
  readonly logUnexpected: (error: unknown, correlationId: string) => void;

  constructor(options: IdentityOptions) {
    this.publicUrl = options.publicUrl;
    this.isSecure = options.publicUrl.startsWith('https:');
    this.trustedProxies = options.trustedProxies ?? 'loopback';
    this.hash = options.hash ?? { memoryKiB: 19 * 1024, passes: 2, parallelism: 1 };
    this.hashWorkers = options.hashWorkers;
    this.hashQueue = options.hashQueue ?? options.hashWorkers * 100;
    this.logUnexpected = options.logUnexpected ?? (() => undefined);
  }
}

export interface IdentityOptions {
  readonly publicUrl: string;
  readonly trustedProxies?: boolean | string | number | readonly string[];
  /** argon2id parameters; 19 MiB, 2 passes, 1 lane when absent. */
  readonly hash?: HashParameters;
  /** Hashes made at once: the number of cores. */
  readonly hashWorkers: number;
  /** Hashes that may wait; 100 for each worker when absent. */
  readonly hashQueue?: number;
  readonly logUnexpected?: (error: unknown, correlationId: string) => void;
}
