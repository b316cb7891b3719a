import * as fs from 'node:fs';
import { isIP } from 'node:net';
import type { RedisOptions } from 'ioredis';
import { DomainError } from '@plinth/error-contract';
import { CacheErrors } from './errors';

export interface RedisSettings {
  /** `redis://host:port/database`, or `rediss://` for TLS. A user name may stand in it; the password has its file. */
  readonly url: string;
  readonly passwordFile?: string;
  /** PEM of the authority that signed the server's certificate; that of the system when absent. */
  readonly tlsCaFile?: string;
  /** Before every key, so that several deployments can share one Redis; `plinth` when absent. */
  readonly prefix?: string;
  /** Whoever waits longer goes on without Redis; 200 when absent. */
  readonly commandTimeoutMs?: number;
}

const CONNECT_TIMEOUT_MS = 2_000;
const LONGEST_REST_MS = 1_000;

/** @throws DomainError `cache.wrong_settings` */
export function clientOptions(settings: RedisSettings): RedisOptions {
  const url = addressOf(settings.url);
  const isSecure = url.protocol === 'rediss:';
  const password = passwordOf(settings) ?? (decodeURIComponent(url.password) || undefined);
  return {
    host: hostOf(url),
    port: Number(url.port || 6379),
    db: Number(url.pathname.slice(1) || 0),
    ...(url.username === '' ? {} : { username: decodeURIComponent(url.username) }),
    ...(password === undefined ? {} : { password }),
    ...(isSecure ? { tls: tlsOf(settings, hostOf(url)) } : {}),
    connectionName: 'plinth',
    disableClientInfo: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    disconnectTimeout: 100,
    keepAlive: 10_000,
    lazyConnect: true,
    // Nothing is sent late: what cannot be asked now is answered without Redis.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(LONGEST_REST_MS, 50 * 2 ** Math.min(times, 10)) * (0.75 + Math.random() / 4),
  };
}

/** Read again whenever Redis refuses the one we have: passwords are rotated without a restart. */
export function passwordOf({ passwordFile }: RedisSettings): string | undefined {
  return passwordFile === undefined ? undefined : textOfFile('password file', passwordFile).trim();
}

function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // The text itself is not repeated: it may hold a password.
  if (url === undefined || !/^rediss?:$/.test(url.protocol) || url.hostname === '') {
    throw wrong('its address is not of the form redis://host:port');
  }
  if (!/^\/?\d*$/.test(url.pathname)) throw wrong('the path of its address is not the number of a database');
  return url;
}

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/** RFC 6066 §3: an address is no server name. */
const tlsOf = ({ tlsCaFile }: RedisSettings, host: string) => ({
  ...(isIP(host) === 0 ? { servername: host } : {}),
  ...(tlsCaFile === undefined ? {} : { ca: textOfFile('CA file', tlsCaFile) }),
});

function textOfFile(what: string, file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw wrong(`the ${what} ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
}

const wrong = (fault: string): DomainError => new DomainError(CacheErrors.wrongSettings, { fault });
