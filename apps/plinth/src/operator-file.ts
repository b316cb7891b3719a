import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';

export interface OperatorSecret {
  readonly secret: string;
  readonly hash: Buffer;
}

/** A new secret at each start: an old copy of the file is worth nothing after a restart. */
export function makeOperatorSecret(): OperatorSecret {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: createHash('sha256').update(secret).digest() };
}

/** What `npx plinth` reads; 0600, so whoever can read it is the operator (ADR 8). */
export function writeOperatorFile(home: string, address: string, { secret }: OperatorSecret): void {
  const file = path.join(home, 'operator.json');
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, `${JSON.stringify({ address, clientId: 'plinth-operator', clientSecret: secret })}\n`, {
    mode: 0o600,
  });
  fs.renameSync(draft, file);
}
