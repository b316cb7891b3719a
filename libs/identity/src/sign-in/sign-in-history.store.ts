import type { Tx } from '@plinth/platform-database';
import type { Origin } from './origin';

export interface SignInEntry extends Origin {
  readonly accountId: string;
  readonly result: 'success' | 'refused';
  readonly method: string;
}

export interface PastSignIn extends Origin {
  readonly at: Date;
  readonly result: 'success' | 'refused';
  readonly method: string;
}

/** Port: sign-ins and refusals of an account, for its person to see. */
export abstract class SignInHistory {
  abstract add(tx: Tx, entry: SignInEntry): Promise<void>;
  abstract latest(accountId: string, limit: number): Promise<readonly PastSignIn[]>;
  abstract prune(days: number): Promise<number>;
}
