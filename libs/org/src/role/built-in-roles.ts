import { AuditPermissions } from '@plinth/audit-contract';
import { GatewayPermissions } from '@plinth/gateway-contract';
import { IdentityPermissions } from '@plinth/identity-contract';
import { MarketPermissions } from '@plinth/market-contract';
import { OrgPermissions } from '@plinth/org-contract';

export interface BuiltInRole {
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  /** `*` is every permission. */
  readonly permissions: readonly string[];
  /** Not given by hand: it follows from a position. */
  readonly followsPosition?: true;
}

const { personReveal: _reveal, roleAssign: _assign, rosterRead: _roster, ...everydayOrg } = OrgPermissions;

export const builtInRoles: readonly BuiltInRole[] = [
  { key: 'region_admin', name: '区域管理员', nameEn: 'Region administrator', permissions: ['*'] },
  {
    key: 'school_admin',
    name: '学校管理员',
    nameEn: 'School administrator',
    permissions: [
      ...Object.values(OrgPermissions),
      IdentityPermissions.accountRead,
      IdentityPermissions.accountWrite,
      IdentityPermissions.slipPrint,
      IdentityPermissions.clientRead,
      MarketPermissions.grantRead,
      AuditPermissions.entryRead,
      AuditPermissions.entryExport,
    ],
  },
  {
    key: 'class_teacher',
    name: '班主任',
    nameEn: 'Class teacher',
    permissions: [OrgPermissions.unitRead, OrgPermissions.personRead, IdentityPermissions.slipPrint],
    followsPosition: true,
  },
  {
    key: 'system_admin',
    name: '系统管理员',
    nameEn: 'System administrator',
    permissions: [
      ...Object.values(everydayOrg),
      IdentityPermissions.accountRead,
      IdentityPermissions.accountWrite,
      IdentityPermissions.slipPrint,
      IdentityPermissions.clientRead,
      IdentityPermissions.clientWrite,
      ...Object.values(GatewayPermissions),
    ],
  },
  {
    key: 'security_admin',
    name: '安全管理员',
    nameEn: 'Security administrator',
    permissions: [
      OrgPermissions.unitRead,
      OrgPermissions.personRead,
      OrgPermissions.roleRead,
      OrgPermissions.roleAssign,
      IdentityPermissions.accountRead,
      IdentityPermissions.policyWrite,
      IdentityPermissions.keyRotate,
      MarketPermissions.grantRead,
      MarketPermissions.grantWrite,
    ],
  },
  {
    key: 'audit_admin',
    name: '审计管理员',
    nameEn: 'Audit administrator',
    permissions: [OrgPermissions.unitRead, OrgPermissions.roleRead, ...Object.values(AuditPermissions)],
  },
];

/** 三员: system, security and audit administrators are three different people (等保 2.0, 三权分立). */
export const mutuallyExclusive: readonly string[] = ['system_admin', 'security_admin', 'audit_admin'];

const byKey = new Map(builtInRoles.map((role) => [role.key, role]));

export const builtInRole = (key: string): BuiltInRole | undefined => byKey.get(key);

/** Nothing for a key that is no built-in role: an ended custom role grants nothing. */
export const builtInPermissions = (key: string): readonly string[] => byKey.get(key)?.permissions ?? [];
