import { Injectable } from '@nestjs/common';
import type { SlipMember } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { actorOf } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import { Transactions } from '@plinth/platform-database';
import { AccountStore } from '../account/account.store';
import { LoginNameStore } from '../login-name/login-name.store';
import { SlipCodes } from './slip-codes';
import { SlipMembers } from './slip-members';
import type { SlipTarget } from './slip-members';
import type { SlipCodeKind } from './slip-code';

/** One slip, with its codes in clear: this once. */
export interface Slip extends Omit<SlipMember, 'role'> {
  readonly role: SlipMember['role'] | 'guardian' | 'administrator';
  readonly username?: string;
  readonly code: string;
  readonly kind: SlipCodeKind;
  /** For the guardians of a pupil. */
  readonly bindingCode?: string;
}

export interface PrintedSlips {
  readonly slips: readonly Slip[];
  /** Persons without an active account: suspended, or added only a moment ago. */
  readonly missing: readonly string[];
}

/** Makes new codes for a unit or for single people; every earlier code of theirs is void. */
@Injectable()
export class PrintSlips {
  constructor(
    private readonly members: SlipMembers,
    private readonly accounts: AccountStore,
    private readonly names: LoginNameStore,
    private readonly codes: SlipCodes,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError `identity.slip_refused`, `identity.slip_too_many`, `identity.slip_target_missing` */
  async execute(target: SlipTarget, by: Principal): Promise<PrintedSlips> {
    const members = await this.members.of(target, by);
    const badged = target.badges === true ? await this.members.youngOf(members) : new Set<string>();
    const accounts = new Map(
      (await this.accounts.byPersons(members.map((member) => member.personId)))
        .filter((account) => account.status === 'active')
        .map((account) => [account.personId, account]),
    );
    const printed = members.filter((member) => accounts.has(member.personId));
    const idOf = (member: { readonly personId: string }) => accounts.get(member.personId)?.id as string;
    const usernames = await this.names.usernamesOf(printed.map(idOf));
    const actor = actorOf(by);
    const badges = printed.filter((member) => badged.has(member.personId));
    const others = printed.filter((member) => !badged.has(member.personId));
    const pupils = printed.filter((member) => member.role === 'student');
    return this.transactions.run(async (tx) => {
      const codeOf = new Map([
        ...zip(others, await this.codes.make(tx, others.map(idOf), 'first_time', actor)),
        ...zip(badges, await this.codes.make(tx, badges.map(idOf), 'badge', actor)),
      ]);
      const pupilIds = pupils.map((member) => member.personId);
      const bindingOf = new Map(zip(pupils, await this.codes.makeBinding(tx, pupilIds, actor)));
      await this.audit.record(tx, {
        actor,
        action: 'identity.slip.print',
        ...(target.unitId === undefined ? {} : { unitId: target.unitId }),
        ...(printed.length === 1 ? { target: `person:${printed[0]?.personId}` } : {}),
        count: printed.length,
        result: 'success',
        detail: { badges: badges.length },
      });
      const slips = printed.map((member) => ({
        ...member,
        ...optional('username', usernames.get(idOf(member))),
        ...optional('bindingCode', bindingOf.get(member.personId)),
        code: codeOf.get(member.personId) as string,
        kind: badged.has(member.personId) ? ('badge' as const) : ('first_time' as const),
      }));
      return { slips, missing: members.filter((one) => !accounts.has(one.personId)).map((one) => one.personId) };
    });
  }
}

const zip = (members: readonly { readonly personId: string }[], codes: readonly string[]): [string, string][] =>
  members.map((member, index) => [member.personId, codes[index] as string]);

const optional = <K extends string>(key: K, value: string | undefined): { [P in K]?: string } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]?: string });
