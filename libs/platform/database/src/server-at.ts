import { createHmac } from 'node:crypto';
import type { PoolConfig } from 'pg';
import type { DatabaseServer } from './server';

/** A PostgreSQL that somebody else runs (`PLINTH_DATABASE_URL`); `secret` is what the domains' passwords are derived from. */
export function serverAt(url: string, secret: Buffer): DatabaseServer {
  const parsed = new URL(url);
  const base: PoolConfig = {
    host: decodeURIComponent(parsed.searchParams.get('host') ?? parsed.hostname),
    port: Number(parsed.port || 5432),
    database: decodeURIComponent(parsed.pathname.slice(1)) || 'plinth',
    ssl: ['require', 'verify-full'].includes(parsed.searchParams.get('sslmode') ?? '')
      ? { rejectUnauthorized: parsed.searchParams.get('sslmode') === 'verify-full' }
      : undefined,
  };
  const passwordOf = (domain: string): string =>
    createHmac('sha256', secret).update(`database role ${domain}`).digest('base64url');
  return {
    owner: () => ({
      ...base,
      user: decodeURIComponent(parsed.username),
      password: decodeURIComponent(parsed.password),
    }),
    domain: (domain) => ({ ...base, user: `plinth_${domain}`, password: passwordOf(domain) }),
    passwordOf,
  };
}
