import { setTimeout as sleep } from 'node:timers/promises';
import { missingMigrations } from '@plinth/platform-database';
import type { DatabaseServer, DomainSchema } from '@plinth/platform-database';
import type { Readiness } from '@plinth/platform-telemetry';

export interface NeededSchemas {
  readonly server: DatabaseServer;
  /** With whose role it is asked. */
  readonly domain: string;
  readonly schemas: readonly DomainSchema[];
}

const AGAIN_MS = 500;
const KEPT_MS = 1_000;

/** A database older than this release. */
export class SchemaTooOld extends Error {
  constructor(readonly missing: readonly string[]) {
    const some = missing.slice(0, 3).join(', ') + (missing.length > 3 ? ', …' : '');
    super(
      `The database is older than this release (${missing.length} missing: ${some}). Run \`plinth migrate\` first.`,
    );
    this.name = 'SchemaTooOld';
  }
}

/** PostgreSQL does not let the role in: invalid_password, invalid_authorization_specification. Waiting does not mend it. */
const REFUSALS = ['28P01', '28000'];

/** The role of a service is refused. What PostgreSQL says names it and no password. */
export class RoleRefused extends Error {
  constructor(cause: Error) {
    super(
      `PostgreSQL does not let this service in (${cause.message}). Its password follows from the master key with which ` +
        '`plinth migrate` ran, or stands in PLINTH_DATABASE_PASSWORDS_FILE (made by `plinth keys database`) or ' +
        'PLINTH_DATABASE_URL: give it those of this base, or run `plinth migrate` first.',
      { cause },
    );
    this.name = 'RoleRefused';
  }
}

/**
 * Waits for the database, for as long as given.
 * @throws SchemaTooOld, RoleRefused, or why the database cannot be asked
 */
export async function checkSchemas(needed: NeededSchemas, patienceMs = 30_000): Promise<void> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      const missing = await missingMigrations(needed.server, needed.domain, needed.schemas);
      if (missing.length > 0) throw new SchemaTooOld(missing);
      return;
    } catch (error) {
      if (REFUSALS.includes((error as { code?: string }).code ?? '')) throw new RoleRefused(error as Error);
      if (error instanceof SchemaTooOld || performance.now() > until) throw error;
      await sleep(AGAIN_MS);
    }
  }
}

/** `database`: it answers as the role of the domain, and holds what this release needs. Asked once a second at most. */
export function watchDatabase(readiness: Readiness, needed: NeededSchemas): void {
  let goodUntil = 0;
  readiness.register(
    'database',
    async () => {
      if (performance.now() < goodUntil) return;
      await checkSchemas(needed, 0);
      goodUntil = performance.now() + KEPT_MS;
    },
    4_000,
  );
}
