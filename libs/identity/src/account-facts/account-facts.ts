import { Injectable } from '@nestjs/common';
import { PersonDirectory } from '@plinth/org-contract';
import { AccountFactsReader, countedRoles } from './account-facts.reader';
import type { AccountCounts, CountedRole } from './account-facts.reader';

export interface UnitAccountFacts {
  readonly unitId: string;
  readonly roles: readonly ({ readonly role: CountedRole } & AccountCounts)[];
  readonly countedAt: Date;
}

interface Kept {
  readonly facts: Promise<UnitAccountFacts>;
  readonly until: number;
}

const KEPT_FOR_MS = 30_000;
const KEPT_AT_MOST = 1_000;

/** How many of a unit's people can sign in and have done so. Who is there is asked of org; kept for half a minute. */
@Injectable()
export class AccountFacts {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly people: PersonDirectory,
    private readonly reader: AccountFactsReader,
  ) {}

  of(unitId: string): Promise<UnitAccountFacts> {
    const now = performance.now();
    const found = this.kept.get(unitId);
    if (found !== undefined && found.until > now) return found.facts;
    const facts = this.count(unitId);
    this.kept.delete(unitId);
    this.kept.set(unitId, { facts, until: now + KEPT_FOR_MS });
    facts.catch(() => this.kept.delete(unitId));
    for (const [id, { until }] of this.kept) {
      if (until > now && this.kept.size <= KEPT_AT_MOST) break;
      this.kept.delete(id);
    }
    return facts;
  }

  private async count(unitId: string): Promise<UnitAccountFacts> {
    const roles = [];
    // One after the other: a city's pupils and guardians need not be in memory at once.
    for (const role of countedRoles)
      roles.push({ role, ...(await this.reader.count(await this.people.peopleAt(unitId, role))) });
    return { unitId, roles, countedAt: new Date() };
  }
}
