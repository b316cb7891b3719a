import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Authority, PermissionGrant, Principal } from '@plinth/platform-auth';
import type {
  Authority as AuthorityMessage,
  AuthoritySchema,
  Principal as PrincipalMessage,
  PrincipalSchema,
} from '../gen/plinth/org/v1/authority_source_pb';

const kinds: readonly string[] = ['person', 'application', 'delegated', 'operator'];

export const principalMessage = (principal: Principal): MessageInitShape<typeof PrincipalSchema> => {
  const { kind, personId, accountId, clientId, sessionId, scopes, unitIds } = principal;
  return { kind, personId, accountId, clientId, sessionId, scopes: [...scopes], unitIds: [...unitIds] };
};

/** Undefined for a kind of a later release: it may do nothing here. The token itself stays where it was verified. */
export function principalOf(message: PrincipalMessage): Principal | undefined {
  const { kind, personId, accountId, clientId, sessionId, scopes, unitIds } = message;
  if (!kinds.includes(kind)) return undefined;
  const ids = { personId, accountId, clientId, sessionId };
  const present = Object.fromEntries(Object.entries(ids).filter(([, id]) => id !== undefined));
  return { kind: kind as Principal['kind'], ...present, scopes, unitIds, tokenId: '', expiresAt: 0 };
}

export function authorityMessage({ grants }: Authority): MessageInitShape<typeof AuthoritySchema> {
  const permissions = [...new Set(grants.map(({ permission }) => permission))];
  const numbers = new Map(permissions.map((permission, index) => [permission, index]));
  const places = new Map<string, { unitId: string; unitPath: string; held: number[] }>();
  for (const { permission, unitId, unitPath } of grants) {
    const key = `${unitId} ${unitPath}`;
    const place = places.get(key) ?? { unitId, unitPath, held: [] };
    place.held.push(numbers.get(permission) as number);
    places.set(key, place);
  }
  return { permissions, places: [...places.values()] };
}

export function authorityOf({ permissions, places }: AuthorityMessage): Authority {
  const grants = places.flatMap(({ unitId, unitPath, held }) =>
    held.flatMap((number): PermissionGrant[] => {
      const permission = permissions[number];
      return permission === undefined ? [] : [{ permission, unitId, unitPath }];
    }),
  );
  return { grants };
}
