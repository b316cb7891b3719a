/** What a person is in a unit: 学生 教职工 监护人(随子女) 管理人员 */
export const membershipRoles = ['student', 'staff', 'guardian', 'administrator'] as const;

export type MembershipRole = (typeof membershipRoles)[number];
