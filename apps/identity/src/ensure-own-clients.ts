import { setTimeout as sleep } from 'node:timers/promises';
import { EnsureOperatorClient, EnsureReferenceClient } from '@plinth/identity';
import { referencePagesRedirect } from '@plinth/platform-http';
import { portOf } from '@plinth/platform-service';
import type { OperatorSecret, StartedService } from '@plinth/platform-service';

const TRIES = 5;

/** The clients of the base itself. Replicas that start together all do it; one that was second tries again. */
export async function ensureOwnClients(
  identity: Pick<StartedService, 'application'>,
  publicUrl: string,
  operator: Pick<OperatorSecret, 'hash'>,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await portOf(identity, EnsureOperatorClient).execute(operator.hash);
      await portOf(identity, EnsureReferenceClient).execute(referencePagesRedirect(publicUrl));
      return;
    } catch (error) {
      if (tries === TRIES) throw error;
      await sleep(200 * tries * Math.random());
    }
  }
}
