// OpenID Connect Core §5.5: the claims parameter; `essential` and values are wishes that may be left unfulfilled.
import { OAuthError } from '../../protocol/oauth-error';
import type { RequestStep } from './request-step';

type Members = Readonly<Record<string, unknown>>;

export const assignClaims: RequestStep = ({ parameters }) => {
  const text = parameters.get('claims');
  if (text === undefined) return {};
  const claims = parse(text);
  return { claims: { userinfo: namesOf(claims['userinfo']), idToken: namesOf(claims['id_token']) } };
};

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(text: string): Members {
  try {
    const value: unknown = JSON.parse(text);
    if (isMembers(value)) return value;
  } catch {
    // falls through: not JSON is refused like JSON that is no object
  }
  throw new OAuthError('invalid_request', 'claims must be a JSON object');
}

const namesOf = (value: unknown): string[] => (isMembers(value) ? Object.keys(value).slice(0, 50) : []);
