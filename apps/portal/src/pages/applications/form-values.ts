import type { Application, Settings } from './api';

type Audience = NonNullable<Settings['landingAudiences']>[number];
type Options = NonNullable<Settings['options']>;

export interface FormValues {
  readonly name: string;
  readonly kind: Application['kind'];
  readonly redirectUris: string[];
  readonly postLogoutRedirectUris: string[];
  readonly signInScopes: string[];
  readonly dataScopes: string[];
  readonly unitIds: string[];
  readonly landingAudiences: Audience[];
  readonly launchUrl: string;
  readonly firstParty: boolean;
  readonly options: Options;
}

export const signInScopes = ['openid', 'profile', 'phone', 'offline_access'] as const;

const isSignInScope = (scope: string): boolean => (signInScopes as readonly string[]).includes(scope);

export const emptyForm: FormValues = {
  name: '',
  kind: 'confidential',
  redirectUris: [''],
  postLogoutRedirectUris: [],
  signInScopes: ['openid', 'profile'],
  dataScopes: [],
  unitIds: [],
  landingAudiences: [],
  launchUrl: '',
  firstParty: false,
  options: { idTokenAlg: 'RS256', accessTokenTtl: 600, refreshTokenDays: 30 },
};

export const formOf = (application: Application): FormValues => ({
  name: application.name,
  kind: application.kind,
  redirectUris: [...application.redirectUris],
  postLogoutRedirectUris: [...application.postLogoutRedirectUris],
  signInScopes: application.scopes.filter(isSignInScope),
  dataScopes: application.scopes.filter((scope) => !isSignInScope(scope)),
  unitIds: [...application.unitIds],
  landingAudiences: application.landingAudiences as Audience[],
  launchUrl: application.launchUrl ?? '',
  firstParty: application.firstParty,
  options: { ...application.options },
});

const trimmed = (addresses: readonly string[]): string[] => addresses.map((address) => address.trim());

export const settingsOf = (values: FormValues): Settings => ({
  name: values.name.trim(),
  kind: values.kind,
  redirectUris: trimmed(values.redirectUris),
  postLogoutRedirectUris: trimmed(values.postLogoutRedirectUris),
  scopes: [...values.signInScopes, ...values.dataScopes],
  unitIds: values.unitIds,
  landingAudiences: values.landingAudiences,
  launchUrl: values.launchUrl.trim() === '' ? null : values.launchUrl.trim(),
  firstParty: values.firstParty,
  options: values.options,
});
