export interface HomeworkConfig {
  /** Address of the base. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly port: number;
  /** How browsers reach this application; its redirect addresses begin with it. */
  readonly url: string;
}

/** @throws Error that names every setting that is missing */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): HomeworkConfig {
  const names = ['HOMEWORK_ISSUER', 'HOMEWORK_CLIENT_ID', 'HOMEWORK_CLIENT_SECRET'] as const;
  const missing = names.filter((name) => !environment[name]);
  if (missing.length > 0) throw new Error(`Set ${missing.join(', ')}: see examples/homework/README.md`);
  const [issuer = '', clientId = '', clientSecret = ''] = names.map((name) => environment[name]);
  const port = Number(environment['HOMEWORK_PORT'] ?? 4000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error('HOMEWORK_PORT is not a port');
  const url = environment['HOMEWORK_URL'] ?? `http://127.0.0.1:${port}`;
  return { issuer: issuer.replace(/\/+$/, ''), clientId, clientSecret, port, url: url.replace(/\/+$/, '') };
}
