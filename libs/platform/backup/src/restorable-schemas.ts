import { DomainError } from '@plinth/error-contract';
import type { DomainSchema } from '@plinth/platform-database';
import type { SchemaState } from './archive';
import { BackupErrors } from './errors';

type Migration = new () => { readonly name?: string };

/**
 * The schemas as they stood when the backup was made: this release's migrations up to those recorded.
 * @throws DomainError `backup.newer_release` when one is not known here
 */
export function restorableSchemas(
  known: readonly DomainSchema[],
  recorded: readonly SchemaState[],
): readonly DomainSchema[] {
  for (const { domain, migrations } of recorded) {
    const schema = known.find((candidate) => candidate.domain === domain);
    if (schema === undefined) throw new DomainError(BackupErrors.newerRelease, { what: domain });
    const names = migrationsOf(schema).map(nameOf);
    const unknown = migrations.find((name) => !names.includes(name));
    if (unknown !== undefined) throw new DomainError(BackupErrors.newerRelease, { what: `${domain} ${unknown}` });
  }
  return known.flatMap((schema) => {
    const state = recorded.find(({ domain }) => domain === schema.domain);
    if (state === undefined) return [];
    const migrations = migrationsOf(schema).filter((migration) => state.migrations.includes(nameOf(migration)));
    return [{ ...schema, migrations: migrations as DomainSchema['migrations'] }];
  });
}

const migrationsOf = (schema: DomainSchema): readonly Migration[] => schema.migrations as readonly Migration[];

/** TypeORM records the instance's `name`, else that of the class. */
const nameOf = (migration: Migration): string => new migration().name ?? migration.name;
