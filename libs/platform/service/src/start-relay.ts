import { Relay } from '@plinth/platform-events';
import type { ServiceProcess } from './service-process';

/** Moves what this service has published. Every replica has one; an advisory lock lets one of them work at a time. */
export async function startRelay({ server, needs, closing }: ServiceProcess): Promise<void> {
  const relay = await Relay.open(server, { domains: [needs.name] });
  await relay.start();
  closing.add(() => relay.stop());
}
