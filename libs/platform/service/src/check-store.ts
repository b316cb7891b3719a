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

/**
 * Waits for the database, for as long as given.
 * @throws SchemaTooOld, or why the database cannot be asked
 */
export async function checkSchemas(needed: NeededSchemas, patienceMs = 30_000): Promise<void> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      const missing = await missingMigrations(needed.server, needed.domain, needed.schemas);
      if (missing.length > 0) throw new SchemaTooOld(missing);
      return;
    } catch (error) {
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
