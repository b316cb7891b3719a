export const audiences = ['staff', 'student', 'guardian', 'administrator'] as const;

/** 教职工 学生 监护人 管理人员: whose rules apply. */
export type Audience = (typeof audiences)[number];

export type AccountStatus = 'active' | 'suspended' | 'ended';

export interface Account {
  readonly id: string;
  readonly personId: string;
  readonly audience: Audience;
  readonly status: AccountStatus;
}
