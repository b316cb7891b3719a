import { startBase } from './base';
import { readPlinthConfig } from './config';

/** `npm start`: everything in one process until Ctrl-C. */
async function main(): Promise<void> {
  const config = readPlinthConfig();
  if (!['127.0.0.1', '::1', 'localhost'].includes(config.host) && !config.tlsCert) {
    console.error(
      `PLINTH_HOST is ${config.host} without TLS: set PLINTH_TLS_CERT and PLINTH_TLS_KEY, or put a TLS proxy in front.`,
    );
  }
  const end = (code: number) => setTimeout(() => process.exit(code), 50).unref();
  const base = await startBase(config, (error) => {
    console.error(`Plinth stops: ${error.message}`);
    process.exit(1);
  });
  const stop = (): void => {
    setTimeout(() => process.exit(1), 30_000).unref();
    void base.stop().then(() => end(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.log(`Plinth is ready at ${base.url}`);
  if (base.firstAdministratorCode) {
    console.log(`There is no administrator yet. Open ${base.url}/first-administrator and type this one-time code:`);
    console.log(base.firstAdministratorCode);
  }
}

main().catch((error: unknown) => {
  console.error(`Plinth did not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
