import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { UnitPaths } from '@plinth/platform-auth';
import { Database } from '@plinth/platform-database';
import { GrantStore } from './grant.store';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** A move is told at its commit; this bounds the mistake when the telling connection is down. */
const KEPT_FOR_MS = 2_000;
const KEPT_AT_MOST = 50_000;

/** Paths of units, remembered for a moment and forgotten by every process when a unit moves. */
@Injectable()
export class OrgUnitPaths extends UnitPaths implements OnModuleInit, OnApplicationShutdown {
  private readonly kept = new Map<string, { readonly path: string; readonly until: number }>();
  /** Counts moves: an answer that was on its way while a unit moved is given, not kept. */
  private era = 0;
  private stop?: Promise<() => Promise<void>>;

  constructor(
    private readonly store: GrantStore,
    private readonly database: Database,
  ) {
    super();
  }

  /** In one process every service is given this object, and each of them starts it and ends it. */
  async onModuleInit(): Promise<void> {
    this.stop ??= this.database.listen('org_unit_moved', () => this.forget());
    await this.stop;
  }

  async onApplicationShutdown(): Promise<void> {
    const { stop } = this;
    this.stop = undefined;
    // One that was never begun has told so at its start.
    await (
      await stop?.catch(() => undefined)
    )?.();
  }

  async pathOf(unitId: string): Promise<string | undefined> {
    if (!UUID.test(unitId)) return undefined;
    const id = unitId.toLowerCase();
    const found = this.kept.get(id);
    if (found !== undefined && found.until > performance.now()) return found.path;
    const era = this.era;
    const path = await this.store.pathOf(id);
    if (path !== undefined && era === this.era) {
      if (this.kept.size >= KEPT_AT_MOST) this.kept.clear();
      this.kept.set(id, { path, until: performance.now() + KEPT_FOR_MS });
    }
    return path;
  }

  private forget(): void {
    this.era += 1;
    this.kept.clear();
  }
}
