import { Injectable } from '@nestjs/common';
import { PersonDirectory } from '@plinth/org-contract';
import { isSameName } from '../binding/child-name';
import { SlipCodes } from '../slip/slip-codes';
import type { Credential } from './credential.reader';

/**
 * The first sign-in of a guardian whom the school's roster named: own phone (or document number) and the code for
 * guardians on the slip of the own child. Only before a first password: afterwards the slip proves nothing.
 */
@Injectable()
export class GuardianProof {
  constructor(
    private readonly slipCodes: SlipCodes,
    private readonly people: PersonDirectory,
  ) {}

  async prove(credential: Credential, typed: string): Promise<boolean> {
    if (credential.audience !== 'guardian' || credential.hash) return false;
    const pupilId = await this.slipCodes.pupilOfBinding(typed);
    if (pupilId === undefined) return false;
    const childName = (await this.people.names([pupilId])).get(pupilId);
    const card = await this.people.card(credential.personId);
    return (card?.identities ?? []).some(
      ({ kind, titles }) => kind === 'guardian' && titles.some((title) => isSameName(childName, title)),
    );
  }
}
