import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { Caller } from '../person/caller';
import type { Unit } from '../unit/unit';
import { checkLogo } from './logo-image';
import type { Logo } from './logo-image';
import { checkLookKind } from './look';
import type { UnitLook } from './look';
import { LookJournal } from './look-journal';
import { UnitLookStore } from './unit-look.store';

/** Absent leaves, null clears. */
export interface LookChange {
  /** #rrggbb */
  readonly colour?: string | null;
  /** The file, in base64. */
  readonly logo?: string | null;
  /** The version that was read, 0 where there was none; absent: the last write wins. */
  readonly version?: number;
}

/** Puts the logo and the main colour of a unit; a unit that is left without either has the look of the unit above. */
@Injectable()
export class PutLook {
  constructor(
    private readonly transactions: Transactions,
    private readonly looks: UnitLookStore,
    private readonly journal: LookJournal,
  ) {}

  /** @throws DomainError `org.logo_unfit`, `org.look_unit_unfit`, `org.look_changed_meanwhile`, `org.unit_not_found` */
  async execute(unitId: string, { colour, logo, version }: LookChange, caller: Caller): Promise<void> {
    const image = typeof logo === 'string' ? checkLogo(Buffer.from(logo, 'base64')) : logo;
    await this.transactions.run(async (tx) => {
      const unit = await this.journal.unitToChange(tx, unitId);
      checkLookKind(unit.kind);
      const before = await this.looks.find(tx, unitId);
      if (version !== undefined && version !== (before?.version ?? 0))
        throw new DomainError(OrgErrors.lookChangedMeanwhile);
      const after = colour === undefined ? (before?.colour ?? null) : (colour?.toLowerCase() ?? null);
      await this.write(tx, { unit, before }, { colour: after, logo: image }, caller);
    });
  }

  private async write(
    tx: Tx,
    { unit, before }: { readonly unit: Unit; readonly before: UnitLook | undefined },
    { colour, logo }: { readonly colour: string | null; readonly logo: Logo | null | undefined },
    caller: Caller,
  ): Promise<void> {
    const hash = logo === undefined ? (before?.logoHash ?? null) : (logo?.hash ?? null);
    const fields = { colour, ...(logo !== undefined && { logo }) };
    if (colour === (before?.colour ?? null) && hash === (before?.logoHash ?? null)) return;
    if (colour === null && hash === null) await this.looks.remove(tx, unit.id);
    else if (before === undefined) await this.looks.add(tx, unit.id, fields, caller.actor);
    else await this.looks.change(tx, unit.id, fields, caller.actor);
    await this.journal.note(tx, caller, unit, colour === null && hash === null ? undefined : { colour, logo: hash });
  }
}
