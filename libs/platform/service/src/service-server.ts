import { serverAt } from '@plinth/platform-database';
import type { DatabaseServer, RoleSecrets } from '@plinth/platform-database';
import type { RolePasswords } from './role-passwords';

export interface RoleAccess {
  /** The master key, from which the passwords of all roles follow. */
  readonly secrets?: RoleSecrets | undefined;
  /** Of the roles that this service needs, and of no others. */
  readonly passwords?: RolePasswords;
}

const refuse = (reason: string): never => {
  throw new Error(reason);
};

/**
 * The database as a service may see it: by the roles of domains, never as the owner. A role that the address names is
 * taken with the password given there, others with that of the file; what is left is derived, for who has the secrets.
 */
export function serviceServer(databaseUrl: string, { secrets, passwords }: RoleAccess = {}): DatabaseServer {
  const server = serverAt(databaseUrl, secrets?.derive('database roles') ?? Buffer.alloc(0));
  const { user, password } = server.owner();
  const isNamed = (domain: string): boolean => user === `plinth_${domain}` && password !== '';
  return {
    owner: () => refuse('A service does not act as the owner of the database: run `plinth migrate`'),
    domain: (domain) => {
      if (isNamed(domain)) return server.owner();
      const password = passwords?.get(domain);
      if (password !== undefined) return { ...server.domain(domain), password };
      return secrets === undefined
        ? refuse(
            `There is no master key here: PLINTH_DATABASE_PASSWORDS_FILE must have a line of plinth_${domain} (plinth keys database), or PLINTH_DATABASE_URL name that role and its password`,
          )
        : server.domain(domain);
    },
    passwordOf: (domain) => server.passwordOf(domain),
  };
}
