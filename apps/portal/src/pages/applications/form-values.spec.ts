import type { Application } from './api';
import { emptyForm, formOf, settingsOf } from './form-values';

const application: Application = {
  id: 'homework',
  name: '作业本',
  kind: 'confidential',
  status: 'active',
  grants: ['authorization_code'],
  redirectUris: ['https://homework.example.cn/callback'],
  postLogoutRedirectUris: [],
  scopes: ['openid', 'org.roster.read', 'profile'],
  unitIds: ['0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02'],
  landingAudiences: ['staff'],
  launchUrl: 'https://homework.example.cn/',
  firstParty: false,
  options: { pkceOptional: true, accessTokenTtl: 600, refreshTokenDays: 30, idTokenAlg: 'RS256' },
  createdAt: '2026-09-01T00:00:00Z',
  updatedAt: '2026-09-01T00:00:00Z',
};

describe('the form of an application', () => {
  it('sends back what it was given, when nothing is changed', () => {
    const { name, kind, redirectUris, unitIds, landingAudiences, launchUrl, options } = settingsOf(formOf(application));
    expect({ name, kind, redirectUris, unitIds, landingAudiences, launchUrl, options }).toEqual({
      name: '作业本',
      kind: 'confidential',
      redirectUris: application.redirectUris,
      unitIds: application.unitIds,
      landingAudiences: ['staff'],
      launchUrl: 'https://homework.example.cn/',
      options: application.options,
    });
  });

  it('keeps every scope, those of sign-in first', () => {
    expect(settingsOf(formOf(application)).scopes).toEqual(['openid', 'profile', 'org.roster.read']);
  });

  it('clears a launch address that was emptied, instead of leaving it', () => {
    expect(settingsOf({ ...formOf(application), launchUrl: ' ' }).launchUrl).toBeNull();
  });

  it('takes away the space that comes along with what is pasted', () => {
    const { name, redirectUris } = settingsOf({ ...emptyForm, name: ' 作业本 ', redirectUris: [' https://a.cn/\n'] });
    expect({ name, redirectUris }).toEqual({ name: '作业本', redirectUris: ['https://a.cn/'] });
  });
});
