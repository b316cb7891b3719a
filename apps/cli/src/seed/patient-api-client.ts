import { ApiClient } from '../api-client';
import type { RequestOptions } from '../api-client';
import { CliError } from '../exit-code';

/** Refusals of the gateway before a request has reached anybody: it may be sent again as it is. */
const notTaken = ['gateway.overloaded', 'gateway.limit_reached'];
const TRIES = 120;

interface Refusal {
  readonly code?: string;
  readonly details?: { readonly retryAfterSeconds?: number };
}

/** Hundreds of files in a row come under the limits like anybody's: waits as long as it is told, and goes on. */
export class PatientApiClient extends ApiClient {
  override async send(method: string, route: string, options: RequestOptions = {}): Promise<Response> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await super.send(method, route, options);
      } catch (error) {
        const { code = '', details } =
          (error instanceof CliError ? (error.body as Refusal | undefined) : undefined) ?? {};
        if (!notTaken.includes(code) || tried === TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, (details?.retryAfterSeconds ?? 1) * 1000));
      }
    }
  }
}
