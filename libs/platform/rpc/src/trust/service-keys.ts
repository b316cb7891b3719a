import { createHash, hkdfSync } from 'node:crypto';
import * as fs from 'node:fs';

export interface ServiceKey {
  readonly id: string;
  readonly secret: Uint8Array;
}

/** The keys of service tokens: the first signs, every one of them proves. */
export interface ServiceKeys {
  readonly signing: ServiceKey;
  readonly byId: ReadonlyMap<string, ServiceKey>;
}

const SHORTEST = 32;

/**
 * One key a line, base64 or base64url of at least 32 bytes; empty lines and `#` lines are passed over. To change the key:
 * add the new one below on every service, then put it first, then take the old one away.
 */
export function serviceKeysIn(text: string): ServiceKeys {
  const lines = text.split('\n').map((line) => line.trim());
  const keys = lines.filter((line) => line !== '' && !line.startsWith('#')).map(keyOf);
  const [signing] = keys;
  if (signing === undefined) throw new Error(`The file of the service key is empty; ${HOW}`);
  return { signing, byId: new Map(keys.map((key) => [key.id, key])) };
}

export const readServiceKeys = (file: string): ServiceKeys => serviceKeysIn(fs.readFileSync(file, 'utf8'));

const HOW = 'make one by: openssl rand -base64 32';

function keyOf(line: string): ServiceKey {
  const given = Buffer.from(line, 'base64');
  if (!/^[\w+/-]+=*$/.test(line) || given.length < SHORTEST) {
    throw new Error(`A service key is base64 of at least ${SHORTEST} bytes; ${HOW}`);
  }
  // The same file used for anything else would give other keys: nothing signed there is good here.
  const secret = new Uint8Array(hkdfSync('sha256', given, '', 'plinth service token v1', SHORTEST));
  return { id: createHash('sha256').update(secret).digest('hex').slice(0, 12), secret };
}
