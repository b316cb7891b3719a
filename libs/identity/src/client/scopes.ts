/** One thing that a client may be allowed, in the words of the consent page. */
export interface ScopeText {
  readonly zh: string;
  readonly en: string;
}

const texts: Readonly<Record<string, ScopeText>> = {
  openid: { zh: '确认您的身份', en: 'Confirm who you are' },
  profile: { zh: '您的姓名、用户名和身份（学校、角色）', en: 'Your name, user name and roles at your schools' },
  phone: { zh: '您的手机号（部分隐藏）', en: 'Your phone number, partly hidden' },
  offline_access: { zh: '在您登录期间保持访问', en: 'Keep access while you stay signed in' },
  'org.unit.read': { zh: '查看学校、年级和班级', en: 'See schools, grades and classes' },
  'org.unit.write': { zh: '修改学校、年级和班级', en: 'Change schools, grades and classes' },
  'org.person.read': { zh: '查看人员名单（敏感信息隐藏）', en: 'See people, with sensitive fields hidden' },
  'org.person.reveal': { zh: '查看人员的敏感信息', en: 'See sensitive fields of people' },
  'org.person.write': { zh: '修改人员信息', en: 'Change people' },
  'org.person.export': { zh: '导出人员名单', en: 'Export lists of people' },
  'org.roster.read': { zh: '读取班级和名册', en: 'Read classes and rosters' },
  'org.import.run': { zh: '导入名册', en: 'Import rosters' },
  'org.role.read': { zh: '查看管理角色', en: 'See administrative roles' },
  'org.role.assign': { zh: '分配管理角色', en: 'Assign administrative roles' },
  'org.calendar.write': { zh: '修改校历', en: 'Change the school calendar' },
  'identity.token.introspect': { zh: '核验访问令牌', en: 'Check access tokens' },
  'identity.revocation.read': { zh: '读取令牌吊销名单', en: 'Read the list of revoked tokens' },
};

/** Scopes of OpenID Connect: about the person, no permission on data. */
export const personScopes: readonly string[] = ['openid', 'profile', 'phone', 'offline_access'];

/** Scopes of the protocol endpoints themselves. */
export const INTROSPECT_SCOPE = 'identity.token.introspect';
export const REVOCATIONS_SCOPE = 'identity.revocation.read';

const permissionName = /^[a-z]{2,20}\.[a-z_]{2,30}\.[a-z_]{2,30}$/;
/** 1EdTech names its scopes by address. */
const standardScope = /^https:\/\/purl\.imsglobal\.org\/spec\/[\w./-]{1,120}$/;

/** A scope is one of OpenID Connect, the name of a permission, or one that a supported standard names. */
export const isScope = (scope: string): boolean =>
  personScopes.includes(scope) || permissionName.test(scope) || standardScope.test(scope);

export const isPermissionScope = (scope: string): boolean => !personScopes.includes(scope);

export const scopeText = (scope: string): ScopeText => texts[scope] ?? { zh: scope, en: scope };

/** Scopes whose texts are known: what discovery tells. */
export const knownScopes: readonly string[] = Object.keys(texts);

export const scopeList = (text: string | undefined): string[] => [...new Set((text ?? '').split(' ').filter(Boolean))];
