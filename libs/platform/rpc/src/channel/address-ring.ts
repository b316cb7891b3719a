import { Client, connectivityState } from '@grpc/grpc-js';
import type { ChannelCredentials, ClientOptions } from '@grpc/grpc-js';

/** One connection pool per address, taken in turn; an address whose connection is broken is passed over. */
export class AddressRing {
  private readonly clients: readonly Client[];
  private next: number;

  /** `host:port`; a name is resolved again and again, and all of its addresses are used. */
  constructor(addresses: readonly string[], credentials: ChannelCredentials, options: ClientOptions) {
    if (addresses.length === 0) throw new Error('A channel needs at least one address (host:port)');
    this.clients = addresses.map((address) => new Client(targetOf(address), credentials, options));
    // Many processes that start together do not all begin with the same replica.
    this.next = Math.floor(Math.random() * this.clients.length);
  }

  /** Those of `tried` come last: a second attempt goes elsewhere when there is an elsewhere. */
  pick(tried: ReadonlySet<Client>): Client {
    const from = this.next++ % this.clients.length;
    const inTurn = [...this.clients.slice(from), ...this.clients.slice(0, from)];
    const fresh = inTurn.filter((client) => !tried.has(client));
    const candidates = fresh.length > 0 ? fresh : inTurn;
    return (candidates.find(isUsable) ?? candidates[0]) as Client;
  }

  /** Whether one of the addresses can be reached; connects where nothing is tried yet. */
  async checkReachable(timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    await Promise.any(
      this.clients.map(
        (client) =>
          new Promise<void>((resolve, reject) => {
            client.waitForReady(deadline, (error) => (error ? reject(error) : resolve()));
          }),
      ),
    );
  }

  close(): void {
    for (const client of this.clients) client.close();
  }
}

/** Asking for the state also makes an idle or broken connection try again. */
function isUsable(client: Client): boolean {
  const state = client.getChannel().getConnectivityState(true);
  return state === connectivityState.READY || state === connectivityState.IDLE;
}

function targetOf(address: string): string {
  if (!/^(\[[\da-f:]+\]|[\w.-]+):\d{1,5}$/i.test(address)) throw new Error(`Not an address (host:port): ${address}`);
  return `dns:${address}`;
}
