import type { Me } from '@plinth/api-client';
import type { IdentityKind } from '../../session/identities';

export interface Task {
  readonly what: 'secondFactor' | 'password' | 'child' | 'slips';
  readonly address: string;
  /** A page of its own, outside of the portal. */
  readonly isPlain?: boolean;
  readonly count?: number;
}

interface UnusedSlips {
  readonly count: number;
  readonly classId: string | undefined;
}

/** What somebody should do, the most pressing first. */
export function tasksOf(me: Me, kinds: readonly IdentityKind[], slips: UnusedSlips): readonly Task[] {
  const hasChild = me.identities.some(({ kind }) => kind === 'guardian');
  return [
    ...(me.secondFactorDemanded && !me.hasSecondFactor
      ? [{ what: 'secondFactor', address: '/account/second-factor', isPlain: true } as const]
      : []),
    ...(me.hasPassword ? [] : [{ what: 'password', address: '/workbench/account' } as const]),
    ...(kinds.includes('guardian') && !hasChild ? [{ what: 'child', address: '/workbench/children' } as const] : []),
    ...(slips.count > 0 && slips.classId !== undefined
      ? [{ what: 'slips', address: `/admin/slips?unit=${slips.classId}`, count: slips.count } as const]
      : []),
  ];
}
