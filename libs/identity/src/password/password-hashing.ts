/** OWASP's first choice for argon2id; a hash made with other parameters is made anew at the next sign-in. */
export interface HashParameters {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly parallelism: number;
}

export const defaultHashParameters: HashParameters = { memoryKiB: 19 * 1024, passes: 2, parallelism: 1 };

/** Whether a PHC string was made by argon2id with exactly these parameters. */
export const isMadeWith = (phc: string, parameters: HashParameters): boolean =>
  phc.startsWith(`$argon2id$v=19$m=${parameters.memoryKiB},t=${parameters.passes},p=${parameters.parallelism}$`);

/** Port: hashes and verifies passwords, a bounded number at once. */
export abstract class PasswordHashing {
  /** @throws DomainError `identity.busy` when the queue is full */
  abstract hash(password: string): Promise<string>;
  /** @throws DomainError `identity.busy` when the queue is full */
  abstract verify(phc: string, password: string): Promise<boolean>;
  /** Costs what `verify` costs; for names that nobody has. */
  abstract verifyNothing(password: string): Promise<false>;
  abstract isStale(phc: string): boolean;
}
