import type { Setup } from './setup';

/** How far the set-up of this base is. */
export abstract class SetupReader {
  abstract read(): Promise<Setup>;
}
