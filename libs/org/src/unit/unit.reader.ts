import type { Page } from '@plinth/platform-database';
import type { Scope } from '@plinth/platform-auth';
import type { UnitKind } from '@plinth/org-contract';
import type { Grade } from './grade';
import type { Stage } from './stage';
import type { Unit } from './unit';

/** A unit as a screen shows it. */
export interface UnitView extends Unit {
  /** 三年级(3)班 for a class that studies; else the name. */
  readonly displayName: string;
  readonly grade?: Grade;
  /** Part of the invented school that the base is tried out with. */
  readonly isSample: boolean;
  /** Active units directly below. */
  readonly childCount: number;
}

export type UnitSort = 'name' | '-name' | 'code' | '-code' | 'created' | '-created' | 'sort';

export interface UnitQuery {
  readonly kind?: UnitKind;
  readonly status?: 'active' | 'ended' | 'all';
  readonly stage?: Stage;
  readonly entryYear?: number;
  readonly parentId?: string;
  /** This unit and everything below. */
  readonly underPath?: string;
  /** Part of the name, beginning of the pinyin or of the initials, beginning of the code. */
  readonly text?: string;
  readonly sort?: UnitSort;
  readonly limit: number;
  readonly cursor?: string;
}

export interface UnitPeriod {
  readonly name: string;
  readonly shortName: string | null;
  readonly code: string | null;
  readonly parentId: string | null;
  readonly parentName: string | null;
  readonly from: Date;
  readonly to: Date | null;
  readonly actor: string;
}

/** Questions about units; every answer stays inside the scope of the asker. */
export abstract class UnitReader {
  abstract unit(id: string, scope: Scope): Promise<UnitView | undefined>;
  abstract list(query: UnitQuery, scope: Scope): Promise<Page<UnitView>>;
  /** Every active unit from here down, parents before children; 20,001 at most, so that too many can be told. */
  abstract subtree(path: string, scope: Scope): Promise<readonly UnitView[]>;
  /** From the top down, without the unit itself, as far up as the asker may see. */
  abstract ancestors(id: string, scope: Scope): Promise<readonly UnitView[]>;
  abstract history(id: string): Promise<readonly UnitPeriod[]>;
  /** The tops of what the asker may see: where a tree on a screen begins. */
  abstract tops(scope: Scope): Promise<readonly UnitView[]>;
}
