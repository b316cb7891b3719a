import type { ErrorCatalog } from '@plinth/error-contract';

export const ClientErrors = {
  clientNotFound: {
    code: 'identity.client_not_found',
    kind: 'not_found',
    zh: '没有这个应用客户端。',
    en: 'There is no such client.',
  },
  clientInvalid: {
    code: 'identity.client_invalid',
    kind: 'invalid',
    zh: '客户端登记有 {count} 处问题。',
    en: 'The registration of the client has {count} fault(s).',
  },
  clientOutOfReach: {
    code: 'identity.client_out_of_reach',
    kind: 'forbidden',
    zh: '这个客户端服务的单位不全在您的管理范围内。',
    en: 'The client serves units that are not all in your care.',
  },
  scopeNotYours: {
    code: 'identity.client_scope_not_yours',
    kind: 'forbidden',
    zh: '您自己在这些单位没有权限 {scope}，不能授予客户端。',
    en: 'You do not hold {scope} on those units yourself, so you cannot give it to a client.',
  },
  clientBuiltIn: {
    code: 'identity.client_built_in',
    kind: 'conflict',
    zh: '这是系统内置的客户端，不能修改。',
    en: 'This client is built in and cannot be changed.',
  },
  clientHasNoSecret: {
    code: 'identity.client_has_no_secret',
    kind: 'conflict',
    zh: '公开客户端没有密钥。',
    en: 'A public client has no secret.',
  },
  clientChangedMeanwhile: {
    code: 'identity.client_changed_meanwhile',
    kind: 'conflict',
    zh: '这个客户端刚被别人改过，请刷新后再改。',
    en: 'Somebody changed this client meanwhile; load it again, then change.',
  },
} as const satisfies ErrorCatalog;
