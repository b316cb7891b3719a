import type { Logo } from './logo-image';
import type { NamedLook } from './look';

/** Port: questions about looks. A look holds at its unit and below, down to units that have put one of their own. */
export abstract class UnitLookReader {
  abstract own(unitId: string): Promise<NamedLook | undefined>;
  /** Of the nearest unit above that has one. */
  abstract above(unitId: string): Promise<NamedLook | undefined>;
  /**
   * Of the nearest unit at or above everything that the person is: who is a teacher of one school and a parent at another,
   * and has not said which to be, sees what both have in common.
   */
  abstract ofPerson(personId: string, identityId?: string): Promise<NamedLook | undefined>;
  abstract logo(unitId: string, hash: string): Promise<Pick<Logo, 'type' | 'content'> | undefined>;
}
