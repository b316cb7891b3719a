import { startEmbeddedServer } from './embedded/start-embedded-server';
import type { DatabaseServer } from './server';
import { serverAt } from './server-at';

export interface ServerPlace {
  /** Folder of the base (`PLINTH_HOME`), where the embedded PostgreSQL is. */
  readonly home: string;
  /** A PostgreSQL that somebody else runs (`PLINTH_DATABASE_URL`). */
  readonly databaseUrl?: string | undefined;
}

/** What the passwords of the domains' roles are derived from: the master key. */
export interface RoleSecrets {
  derive(label: string): Buffer;
}

export interface OpenedServer {
  readonly server: DatabaseServer;
  /** Whether it ran before: then it is not this process that may stop it. */
  readonly wasRunning: boolean;
  stop(): Promise<void>;
}

/** The PostgreSQL of a base: the one named, else the embedded one, started or taken over. */
export async function openServer(place: ServerPlace, secrets: RoleSecrets): Promise<OpenedServer> {
  if (place.databaseUrl !== undefined) {
    const server = serverAt(place.databaseUrl, secrets.derive('database roles'));
    return { server, wasRunning: true, stop: async () => undefined };
  }
  const server = await startEmbeddedServer({ home: place.home });
  return { server, wasRunning: server.adopted, stop: () => server.stop() };
}
