import { Injectable } from '@nestjs/common';
import { PersonDirectory } from '@plinth/org-contract';
import { BlindIndex } from '@plinth/platform-crypto';
import { readTypedName } from '../login-name/login-name';
import { loginNameOf } from '../login-name/resolve-typed-name';
import { CredentialReader } from './credential.reader';
import type { Credential } from './credential.reader';

/** A number may be a teacher's and a pupil's in one school; more than two accounts never share a name. */
const AT_MOST = 2;

/** Accounts that a typed name may mean. */
@Injectable()
export class SignInCandidates {
  constructor(
    private readonly credentials: CredentialReader,
    private readonly people: PersonDirectory,
    private readonly blindIndex: BlindIndex,
  ) {}

  async find({
    name,
    schoolId,
  }: {
    readonly name: string;
    readonly schoolId?: string;
  }): Promise<readonly Credential[]> {
    const typed = readTypedName(name, schoolId);
    const code = typed[0]?.schoolCode;
    const school = code === undefined ? schoolId : (await this.people.schoolByCode(code))?.unitId;
    const names = typed.flatMap(
      (one) => loginNameOf(one, school, (kind, value) => this.blindIndex.of(kind, value)) ?? [],
    );
    if (names.length === 0) return [];
    const found = await this.credentials.find(names);
    const distinct = new Map(found.map((credential) => [credential.id, credential]));
    return [...distinct.values()].slice(0, AT_MOST);
  }
}
