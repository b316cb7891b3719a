import type { Client } from 'pg';

/** LISTEN on a connection of its own, made anew when it breaks; `wake` is called once after each new connection. */
export async function keepListening(
  connect: () => Client,
  channel: string,
  wake: (payload: string) => void,
): Promise<() => Promise<void>> {
  let stopped = false;
  let current: Client | undefined;
  let again: NodeJS.Timeout | undefined;

  const start = async (): Promise<void> => {
    const client = connect();
    client.on('error', () => undefined);
    client.on('notification', (message) => wake(message.payload ?? ''));
    await client.connect();
    await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    client.once('end', restart);
    current = client;
    wake('');
  };
  const restart = (): void => {
    if (stopped) return;
    again = setTimeout(() => void start().catch(restart), 500);
    again.unref();
  };

  await start();
  return async () => {
    stopped = true;
    clearTimeout(again);
    await current?.end().catch(() => undefined);
  };
}
