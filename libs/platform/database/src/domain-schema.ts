import type { MigrationInterface, MixedList } from 'typeorm';

/** A schema of the database, its migrations in order, and who owns what they make. */
export interface DomainSchema {
  /** Name of the schema; the role is `plinth_<domain>`. */
  readonly domain: string;
  readonly migrations: MixedList<new () => MigrationInterface>;
  /**
   * `domain` (default): tables belong to the domain's role. `owner`: the role gets only what a migration grants,
   * for what even the domain itself must not rewrite (the audit trail, the event log).
   */
  readonly ownedBy?: 'domain' | 'owner';
}
