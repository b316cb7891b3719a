import { hashSecret, makeSecret } from '../protocol/secret';
import type { PersonGrant } from './access-token';

/** All refresh tokens that came of one authorization: one row, whose current generation alone is good. */
export interface RefreshLineage {
  readonly id: string;
  readonly clientId: string;
  readonly person: PersonGrant;
  readonly scopes: readonly string[];
  readonly generation: number;
}

/** The parts of a refresh token: it names its row, so that no index but the primary key is needed. */
export interface RefreshToken {
  readonly lineageId: string;
  readonly generation: number;
  readonly secret: string;
}

/** Two tabs that refresh at once, or an answer that got lost: the old token still gets the stored successor. */
export const GRACE_SECONDS = 10;

const form = /^([0-9a-f]{32})\.([1-9]\d{0,8})\.([\w-]{43})$/;

export function parseRefreshToken(text: string): RefreshToken | undefined {
  const match = form.exec(text);
  const [, id, generation, secret] = match ?? [];
  return id === undefined || secret === undefined
    ? undefined
    : { lineageId: dashed(id), generation: Number(generation), secret };
}

export const refreshTokenText = ({ lineageId, generation, secret }: RefreshToken): string =>
  `${lineageId.replaceAll('-', '')}.${generation}.${secret}`;

export const newRefreshToken = (lineageId: string, generation: number): RefreshToken => ({
  lineageId,
  generation,
  secret: makeSecret(),
});

export const hashOfRefreshToken = ({ secret }: RefreshToken): Buffer => hashSecret(secret);

const dashed = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
