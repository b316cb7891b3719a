import type { LoginName, TypedName } from './login-name';
import { NO_SCOPE } from './login-name';

/** Keyed one-way value of a field, as BlindIndex.of. */
type Blind = (kind: string, value: string) => Buffer;

/** What is looked up for a reading of a typed name; the same kinds of blind index that org makes its facts with. */
export function loginNameOf(typed: TypedName, schoolId: string | undefined, blind: Blind): LoginName | undefined {
  switch (typed.kind) {
    case 'username':
      return { kind: 'username', scope: NO_SCOPE, value: Buffer.from(typed.text) };
    case 'phone':
    case 'id_number':
      return { kind: typed.kind, scope: NO_SCOPE, value: blind(typed.kind, typed.text) };
    default:
      return schoolId === undefined
        ? undefined
        : { kind: typed.kind, scope: schoolId, value: blind(`${typed.kind}:${schoolId}`, typed.text) };
  }
}
