import { serverAt } from '@plinth/platform-database';
import type { DatabaseServer, RoleSecrets } from '@plinth/platform-database';

const refuse = (reason: string): never => {
  throw new Error(reason);
};

/**
 * The database as a service may see it: by the roles of domains, never as the owner. A role that the address names is
 * taken with the password given there; the passwords of others are derived, for who has the secrets.
 */
export function serviceServer(databaseUrl: string, secrets?: RoleSecrets): DatabaseServer {
  const server = serverAt(databaseUrl, secrets?.derive('database roles') ?? Buffer.alloc(0));
  const { user, password } = server.owner();
  const isNamed = (domain: string): boolean => user === `plinth_${domain}` && password !== '';
  return {
    owner: () => refuse('A service does not act as the owner of the database: run `plinth migrate`'),
    domain: (domain) => {
      if (isNamed(domain)) return server.owner();
      return secrets === undefined
        ? refuse(`PLINTH_DATABASE_URL must name plinth_${domain} and its password, for there is no master key here`)
        : server.domain(domain);
    },
    passwordOf: (domain) => server.passwordOf(domain),
  };
}
