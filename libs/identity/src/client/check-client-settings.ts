import { DomainError } from '@plinth/error-contract';
import type { Fault } from '@plinth/error-contract';
import type { ClientKind, ClientSettings } from './client';
import { ClientErrors } from '@plinth/identity-contract';
import { faultOfRedirectUri } from './redirect-uri';
import { isScope } from './scopes';

/** What a registration must fulfil beyond the form of its fields. @throws DomainError with every fault */
export function checkClientSettings(kind: ClientKind, settings: ClientSettings): void {
  const faults = [
    ...uriFaults('redirectUris', settings.redirectUris),
    ...uriFaults('postLogoutRedirectUris', settings.postLogoutRedirectUris),
    ...(settings.launchUrl === undefined ? [] : uriFaults('launchUrl', [settings.launchUrl])),
    ...settings.scopes.flatMap((scope, at) => (isScope(scope) ? [] : [unknownScope(`scopes.${at}`, scope)])),
    ...optionFaults(kind, settings),
  ];
  if (faults.length > 0) throw new DomainError(ClientErrors.clientInvalid, { count: faults.length }, faults);
}

const uriFaults = (field: string, uris: readonly string[]): Fault[] =>
  uris.flatMap((uri, at) => {
    const reason = faultOfRedirectUri(uri);
    const path = field === 'launchUrl' ? field : `${field}.${at}`;
    return reason === undefined
      ? []
      : [{ path, code: 'identity.redirect_uri_invalid', zh: '地址须为 https(本机可用 http),不带 #', en: reason }];
  });

const unknownScope = (path: string, scope: string): Fault => ({
  path,
  code: 'identity.scope_unknown',
  zh: `没有权限范围 ${scope}`,
  en: `There is no scope ${scope}`,
});

function optionFaults(kind: ClientKind, { options, landingAudiences, launchUrl }: ClientSettings): Fault[] {
  const fault = (path: string, zh: string, en: string): Fault => ({ path, code: 'identity.option_unfit', zh, en });
  return [
    ...(kind === 'public' && options.pkceOptional
      ? [fault('options.pkceOptional', '公开客户端必须使用 PKCE', 'A public client must use PKCE')]
      : []),
    ...(kind === 'confidential' && options.loopbackAnyPort
      ? [fault('options.loopbackAnyPort', '仅用于本机应用(公开客户端)', 'For native public clients only')]
      : []),
    ...(landingAudiences.length > 0 && launchUrl === undefined
      ? [
          fault(
            'launchUrl',
            '显示在首页的应用须有启动地址',
            'An application on the landing page needs a launch address',
          ),
        ]
      : []),
  ];
}
