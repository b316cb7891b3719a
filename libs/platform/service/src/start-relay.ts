import { KafkaRelay, Relay } from '@plinth/platform-events';
import type { EventBus, KafkaOptions } from '@plinth/platform-events';
import type { ServiceProcess } from './service-process';

/**
 * Moves what this service has published into the log, and from there to Kafka where there is one. Every replica has
 * both; advisory locks let one of them work at a time.
 */
export async function startRelay(
  { server, needs, closing, readiness }: ServiceProcess,
  kafka: KafkaOptions | undefined,
): Promise<void> {
  const domains = [needs.name];
  const relay = await Relay.open(server, { domains });
  await relay.start();
  closing.add(() => relay.stop());
  if (kafka === undefined) return;
  const producing = await KafkaRelay.open(server, { kafka, domains });
  await producing.start();
  closing.add(() => producing.stop());
  readiness.register('relay', async () => producing.check());
}

/** The bus of the service is part of the truth that its readiness tells. */
export function watchBus({ readiness }: Pick<ServiceProcess, 'readiness'>, bus: EventBus): void {
  readiness.register('bus', () => bus.check());
}
