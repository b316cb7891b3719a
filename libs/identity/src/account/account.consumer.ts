import { Injectable } from '@nestjs/common';
import { IdentityEvents } from '@plinth/identity-contract';
import { OrgEvents } from '@plinth/org-contract';
import type { LoginNameFact, RoleAssignmentFact } from '@plinth/org-contract';
import type { Tx } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import type { EventConsumer, NewEvent, PublishedEvent } from '@plinth/platform-events';
import { NO_SCOPE } from '../login-name/login-name';
import type { LoginName } from '../login-name/login-name';
import { LoginNameStore } from '../login-name/login-name.store';
import { EndAccess } from '../session/end-access.use-case';
import { accountFactsOf } from './account-facts';
import type { AccountFact } from './account-facts';
import { AccountStore } from './account.store';
import type { AppliedFact } from './account.store';
import { PersonRoleStore } from './person-role.store';

const ACTOR = 'system';
const personTypes: readonly string[] = [OrgEvents.personAdded, OrgEvents.personChanged, OrgEvents.personEnded];
const roleTypes: readonly string[] = [OrgEvents.roleAssigned, OrgEvents.roleWithdrawn];

const nameOf = ({ kind, blindIndex, schoolId }: LoginNameFact): LoginName => ({
  kind,
  scope: schoolId ?? NO_SCOPE,
  value: Buffer.from(blindIndex, 'base64url'),
});

interface Change {
  readonly fact: AccountFact;
  readonly applied: AppliedFact;
}

/** Accounts follow people: made, named, suspended and ended as org tells, one by one or by the ten thousand. */
@Injectable()
export class AccountConsumer implements EventConsumer {
  readonly name = 'identity.accounts';
  readonly types = [...personTypes, ...roleTypes];

  constructor(
    private readonly accounts: AccountStore,
    private readonly names: LoginNameStore,
    private readonly roles: PersonRoleStore,
    private readonly access: EndAccess,
    private readonly outbox: Outbox,
  ) {}

  handle(tx: Tx, event: PublishedEvent): Promise<void> {
    return this.handleBatch(tx, [event]);
  }

  async handleBatch(tx: Tx, events: readonly PublishedEvent[]): Promise<void> {
    await this.followPeople(tx, accountFactsOf(events.filter(({ type }) => personTypes.includes(type))));
    for (const event of events.filter(({ type }) => roleTypes.includes(type))) await this.followRole(tx, event);
  }

  private async followPeople(tx: Tx, facts: readonly AccountFact[]): Promise<void> {
    if (facts.length === 0) return;
    const applied = await this.accounts.apply(tx, facts);
    const factOf = new Map(facts.map((fact) => [fact.personId, fact]));
    const changes = applied.flatMap((one) => {
      const fact = factOf.get(one.personId);
      return fact === undefined ? [] : [{ fact, applied: one }];
    });
    await this.followNames(tx, changes);
    await this.followEnds(tx, changes);
    await this.tell(tx, changes);
    const vanished = changes.filter(({ fact }) => fact.vanishes === true).map(({ applied }) => applied.accountId);
    if (vanished.length > 0) await this.accounts.remove(tx, vanished);
  }

  private async followNames(tx: Tx, changes: readonly Change[]): Promise<void> {
    const named = changes
      .filter(({ fact, applied }) => fact.loginNames !== undefined && applied.status !== 'ended')
      .map(({ fact, applied }) => ({
        isNew: applied.before === undefined,
        accountId: applied.accountId,
        names: (fact.loginNames ?? []).map(nameOf),
      }));
    const gone = changes.filter(({ applied }) => applied.status === 'ended').map(({ applied }) => applied.accountId);
    await this.names.removeAll(tx, gone);
    await this.names.replaceImported(
      tx,
      named.filter((one) => !one.isNew),
    );
    await this.names.add(
      tx,
      named.filter((one) => one.isNew),
    );
  }

  private async followEnds(tx: Tx, changes: readonly Change[]): Promise<void> {
    const idsOf = (wanted: (change: Change) => boolean) =>
      changes.filter(wanted).map(({ applied }) => applied.accountId);
    const isNow = (status: AppliedFact['status']) =>
      idsOf(({ applied }) => applied.status === status && applied.before !== undefined);
    await this.access.ofAccounts(tx, isNow('ended'), 'account_ended', ACTOR);
    await this.access.ofAccounts(tx, isNow('suspended'), 'account_suspended', ACTOR);
    const changed = idsOf(({ fact, applied }) => applied.status === 'active' && fact.endsSessions);
    await this.access.ofAccounts(tx, changed, 'sign_in_changed', ACTOR);
    const forgotten = idsOf(({ fact }) => fact.forgets);
    if (forgotten.length > 0) await this.accounts.forgetCredentials(tx, forgotten);
  }

  private async tell(tx: Tx, changes: readonly Change[]): Promise<void> {
    const events = changes.flatMap((change) => eventOf(change) ?? []);
    if (events.length > 0) await this.outbox.append(tx, ...events);
  }

  private async followRole(tx: Tx, event: PublishedEvent): Promise<void> {
    const assignment = event.data as unknown as RoleAssignmentFact;
    if (event.type === OrgEvents.roleAssigned) await this.roles.add(tx, assignment);
    else await this.roles.remove(tx, assignment.assignmentId);
  }
}

/** What is told of a change: nothing when it came twice. */
function eventOf({ fact, applied }: Change): NewEvent | undefined {
  const { accountId, personId, status, before } = applied;
  if (before === status) return undefined;
  const base = { key: accountId, actor: ACTOR };
  if (before === undefined) {
    const data = { accountId, personId, audience: fact.audience as string };
    return { ...base, type: IdentityEvents.accountCreated, data };
  }
  const types = {
    active: IdentityEvents.accountRestored,
    suspended: IdentityEvents.accountSuspended,
    ended: IdentityEvents.accountEnded,
  };
  return { ...base, type: types[status], data: { accountId, personId, reason: 'person' } };
}
