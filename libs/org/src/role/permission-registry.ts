import { AuditPermissions } from '@plinth/audit-contract';
import { GatewayPermissions } from '@plinth/gateway-contract';
import { IdentityPermissions } from '@plinth/identity-contract';
import { MarketPermissions } from '@plinth/market-contract';
import { OrgPermissions } from '@plinth/org-contract';

export interface PermissionText {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
}

type Named<C extends Readonly<Record<string, string>>> = Readonly<Record<keyof C, readonly [zh: string, en: string]>>;

/** A permission added to a contract does not compile here until it has its texts. */
const describe = <C extends Readonly<Record<string, string>>>(contract: C, texts: Named<C>): PermissionText[] =>
  Object.entries(contract).map(([key, name]) => {
    const [zh, en] = texts[key as keyof C];
    return { name, zh, en };
  });

const org = describe(OrgPermissions, {
  unitRead: ['查看组织机构', 'See units'],
  unitWrite: ['管理组织机构', 'Add, change, move and end units'],
  personRead: ['查看人员(敏感信息打码)', 'See people, sensitive fields masked'],
  personReveal: ['查看人员敏感信息原文', 'See sensitive fields of people in clear'],
  personWrite: ['管理人员', 'Add, change, transfer and end people'],
  personExport: ['导出人员', 'Export people'],
  importRun: ['导入花名册', 'Import rosters'],
  roleRead: ['查看角色与任命', 'See roles and who holds them'],
  roleAssign: ['管理角色与任命', 'Make roles, give and withdraw them'],
  calendarWrite: ['管理校历', 'Set school years and terms'],
  rosterRead: ['读取花名册与变更(应用)', 'Read the roster and its changes (applications)'],
});

const identity = describe(IdentityPermissions, {
  accountRead: ['查看帐号', 'See accounts'],
  accountWrite: ['管理帐号', 'Suspend, restore and reset accounts'],
  slipPrint: ['打印首次登录条', 'Print first sign-in slips'],
  clientRead: ['查看应用登记', 'See registered applications'],
  clientWrite: ['登记应用', 'Register applications'],
  keyRotate: ['轮换密钥', 'Rotate keys'],
  policyWrite: ['设置登录策略', 'Set sign-in policies'],
});

const market = describe(MarketPermissions, {
  grantRead: ['查看数据授权', 'See data grants'],
  grantWrite: ['管理数据授权', 'Give and revoke data grants'],
});

const audit = describe(AuditPermissions, {
  entryRead: ['查看审计记录', 'See the audit trail'],
  entryExport: ['导出审计记录', 'Export the audit trail'],
  chainVerify: ['校验审计链', 'Verify the audit chain'],
});

const gateway = describe(GatewayPermissions, {
  usageRead: ['查看接口用量', 'See the use of the interfaces'],
  healthRead: ['查看运行状况', 'See how the base is doing'],
});

/** Every permission that exists; what custom roles are made of. */
export const permissionRegistry: readonly PermissionText[] = [...org, ...identity, ...market, ...audit, ...gateway];

const names = new Set(permissionRegistry.map((permission) => permission.name));

export const isPermission = (name: string): boolean => names.has(name);
