import { isAtOrBelow } from '@plinth/platform-auth';

/** A role that somebody holds, by being given it or by a position. */
export interface HeldRole {
  /** Absent for a role that follows from a position. */
  readonly assignmentId: string | null;
  readonly roleKey: string;
  readonly roleName: string;
  readonly roleNameEn: string;
  readonly permissions: readonly string[];
  readonly unitId: string;
  readonly unitName: string;
  readonly unitPath: string;
  readonly isUnitActive: boolean;
  readonly from: Date;
  readonly to: Date | null;
  readonly assignedBy: string | null;
  /** Name of the person who gave it. */
  readonly assignedByName: string | null;
}

export interface AskedAccess {
  readonly permission: string;
  readonly permissionZh: string;
  readonly permissionEn: string;
  readonly unitName: string;
  readonly unitPath: string;
}

export type AccessVerdict = 'counts' | 'other_unit' | 'permission_not_held' | 'not_yet' | 'over' | 'unit_ended';

export interface ExplainedRole {
  readonly role: HeldRole;
  readonly verdict: AccessVerdict;
  readonly zh: string;
  readonly en: string;
}

/** Whether a role lets its holder do what is asked, and why in words. */
export function explainRole(role: HeldRole, asked: AskedAccess, now: Date): ExplainedRole {
  const verdict = verdictOn(role, asked, now);
  const [zh, en] = texts[verdict](role, asked);
  return { role, verdict, zh: `${zh}${givenZh(role)}`, en: `${en}${givenEn(role)}` };
}

function verdictOn(role: HeldRole, { permission, unitPath }: AskedAccess, now: Date): AccessVerdict {
  if (!role.isUnitActive) return 'unit_ended';
  if (role.from > now) return 'not_yet';
  if (role.to !== null && role.to <= now) return 'over';
  if (!isAtOrBelow(unitPath, role.unitPath)) return 'other_unit';
  return role.permissions.includes('*') || role.permissions.includes(permission) ? 'counts' : 'permission_not_held';
}

type Words = (role: HeldRole, asked: AskedAccess) => readonly [zh: string, en: string];

const zhOf = ({ unitName, roleName }: HeldRole): string => `是「${unitName}」的${roleName}`;
const enOf = ({ unitName, roleNameEn }: HeldRole): string => `Is ${roleNameEn} of “${unitName}”`;

const texts: Readonly<Record<AccessVerdict, Words>> = {
  counts: (role, asked) => {
    const isHere = role.unitPath === asked.unitPath;
    const isAll = role.permissions.includes('*');
    return [
      `${zhOf(role)}，${isHere ? '' : `「${asked.unitName}」归其管辖，`}这个角色${isAll ? '什么都可以做' : `可以“${asked.permissionZh}”`}。`,
      `${enOf(role)}${isHere ? '' : `, which “${asked.unitName}” belongs to`}; this role may ${isAll ? 'do everything' : `“${asked.permissionEn}”`}.`,
    ];
  },
  other_unit: (role, asked) => [
    `${zhOf(role)}，但「${asked.unitName}」不归其管辖。`,
    `${enOf(role)}, but “${asked.unitName}” does not belong to it.`,
  ],
  permission_not_held: (role, asked) => [
    `${zhOf(role)}，但这个角色不能“${asked.permissionZh}”。`,
    `${enOf(role)}, but this role may not “${asked.permissionEn}”.`,
  ],
  not_yet: (role) => [`${zhOf(role)}，但还没有开始。`, `${enOf(role)}, but not yet.`],
  over: (role) => [`曾${zhOf(role)}，已经到期。`, `${enOf(role)} no longer: the time is over.`],
  unit_ended: (role) => [`${zhOf(role)}，但该机构已撤销。`, `${enOf(role)}, but that unit has ended.`],
};

const dayOf = (date: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(date);

function givenZh({ assignmentId, assignedByName, from, to }: HeldRole): string {
  if (assignmentId === null) return `随任职自动取得，自 ${dayOf(from)} 起。`;
  const until = to === null ? '' : `，到 ${dayOf(to)} 止`;
  return `由${assignedByName ?? '系统'}任命，自 ${dayOf(from)} 起${until}。`;
}

function givenEn({ assignmentId, assignedByName, from, to }: HeldRole): string {
  if (assignmentId === null) return ` Follows from a position, since ${dayOf(from)}.`;
  const until = to === null ? '' : `, until ${dayOf(to)}`;
  return ` Given by ${assignedByName ?? 'the system'}, from ${dayOf(from)}${until}.`;
}
