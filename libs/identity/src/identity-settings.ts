import { cpus } from 'node:os';
import type { HashParameters } from './password/password-hashing';

/** Two to three seconds of one worker; who would wait longer is told to come again. */
const WAITING_FOR_EACH = 200;

/**
 * All cores but one: a hash that runs on each sweeps the caches of whatever else a sign-in is made of, and with one fewer
 * more people are signed in per second (bench `sign-in`).
 */
export const usualHashWorkers = (cores: number): number => Math.max(1, cores - 1);

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
    this.hashWorkers = options.hashWorkers ?? usualHashWorkers(cpus().length);
    this.hashQueue = options.hashQueue ?? this.hashWorkers * WAITING_FOR_EACH;
    this.logUnexpected = options.logUnexpected ?? (() => undefined);
  }
}

export interface IdentityOptions {
  readonly publicUrl: string;
  readonly trustedProxies?: boolean | string | number | readonly string[];
  /** argon2id parameters; 19 MiB, 2 passes, 1 lane when absent. */
  readonly hash?: HashParameters;
  /** Hashes made at once; as many as there are cores less one when absent. */
  readonly hashWorkers?: number;
  /** Hashes that may wait; 200 for each worker when absent. */
  readonly hashQueue?: number;
  readonly logUnexpected?: (error: unknown, correlationId: string) => void;
}
