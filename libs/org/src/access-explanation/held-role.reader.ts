import type { Scope } from '@plinth/platform-auth';
import type { HeldRole } from './access-explanation';

/** Every role that somebody holds, has been given for later, or held until its time was over; withdrawn ones are not. */
export abstract class HeldRoleReader {
  abstract of(personId: string): Promise<readonly HeldRole[]>;
  /** `isHere`: has a place in the scope. */
  abstract person(
    personId: string,
    scope: Scope,
  ): Promise<{ readonly name: string; readonly isHere: boolean } | undefined>;
}
