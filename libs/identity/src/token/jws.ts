import { sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { OpenSigningKey, SigningAlg } from '../signing-key/signing-key';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const headers = new Map<string, string>();

/** Header of one key and type, encoded once. */
function headerOf(key: OpenSigningKey, typ: string): string {
  const name = `${key.kid} ${typ}`;
  let header = headers.get(name);
  if (header === undefined) {
    header = encode({ alg: key.alg, typ, kid: key.kid });
    headers.set(name, header);
  }
  return header;
}

const optionsFor = (alg: SigningAlg, key: KeyObject) =>
  alg === 'ES256' ? { key, dsaEncoding: 'ieee-p1363' as const } : { key };

/** RFC 7515 with ES256: 20 microseconds, cheaper than a trip to the pool. */
export function signNow(typ: string, claims: object, key: OpenSigningKey): string {
  const input = `${headerOf(key, typ)}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(input), optionsFor(key.alg, key.privateKey));
  return `${input}.${signature.toString('base64url')}`;
}

/** RS256 costs a quarter of a millisecond: it goes to the pool. */
export function signInPool(typ: string, claims: object, key: OpenSigningKey): Promise<string> {
  const input = `${headerOf(key, typ)}.${encode(claims)}`;
  return new Promise((resolve, reject) => {
    sign('sha256', Buffer.from(input), optionsFor(key.alg, key.privateKey), (error, signature) =>
      error ? reject(error) : resolve(`${input}.${signature.toString('base64url')}`),
    );
  });
}

export interface ParsedJws {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** The parts of a compact JWS, or undefined for anything else. Nothing is proven yet. */
export function parseJws(token: string): ParsedJws | undefined {
  const parts = token.split('.');
  if (parts.length !== 3 || token.length > 16_384) return undefined;
  try {
    const [header, claims] = parts.slice(0, 2).map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
    return isObject(header) && isObject(claims) ? { header, claims } : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether the key made the signature, with the algorithm of the key and no other (RFC 8725 §3.1). */
export function isSignedBy(
  token: string,
  { key, alg }: { readonly key: KeyObject; readonly alg: SigningAlg },
): boolean {
  const dot = token.lastIndexOf('.');
  const signature = Buffer.from(token.slice(dot + 1), 'base64url');
  return verify('sha256', Buffer.from(token.slice(0, dot)), optionsFor(alg, key), signature);
}
