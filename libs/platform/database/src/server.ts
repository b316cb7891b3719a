import type { PoolConfig } from 'pg';

/** Where the one database of a base is and who may connect as whom. */
export interface DatabaseServer {
  /** Connection settings of the owner, who makes schemas and roles. */
  owner(): PoolConfig;
  /** Connection settings of a domain's own role (`plinth_<domain>`). */
  domain(domain: string): PoolConfig;
  /** The password a domain's role has, or undefined where the socket is the guard. */
  passwordOf(domain: string): string | undefined;
}
