import { readConfig } from './config';
import { Plinth } from './plinth';
import { Homework } from './server';

async function main(): Promise<void> {
  const config = readConfig();
  const server = await new Homework(config, await Plinth.connect(config)).listen();
  console.log(`作业本 Homework is ready at ${config.url}`);
  const stop = (): void => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(`homework: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
