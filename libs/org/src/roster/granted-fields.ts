import type { DataFieldName } from '@plinth/market-contract';
import { isAtOrBelow } from '@plinth/platform-auth';

export interface PlacedGrant {
  readonly path: string;
  readonly fields: readonly string[];
}

/** What one client may know, by where a person is. Without a grant nothing but ids. */
export class GrantedFields {
  constructor(private readonly grants: readonly PlacedGrant[]) {}

  /** Fields of a person who is in these units. */
  at(paths: readonly string[]): ReadonlySet<string> {
    const covering = this.grants.filter((grant) => paths.some((path) => isAtOrBelow(path, grant.path)));
    return new Set(covering.flatMap(({ fields }) => fields));
  }

  /** Every field that is granted somewhere: what is worth reading at all. */
  get all(): ReadonlySet<string> {
    return new Set(this.grants.flatMap(({ fields }) => fields));
  }
}

/** Key in an answer for a field as grants name it. */
export const answerKeys: Readonly<Record<DataFieldName, string>> = {
  name: 'name',
  pinyin: 'pinyin',
  sex: 'sex',
  birth_date: 'birthDate',
  ethnicity: 'ethnicity',
  student_number: 'studentNumber',
  staff_number: 'staffNumber',
  student_code: 'studentCode',
  id_number: 'idNumber',
  phone: 'phone',
  email: 'email',
};
