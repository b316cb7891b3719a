export interface PersonName {
  readonly id: string;
  readonly name: string;
}

/** Subtrees, as a scope tells them. */
export interface NamesScope {
  /** Where people may be seen: their names are whole. */
  readonly people: readonly string[];
  /** Where holders of roles may be seen: their names are whole. */
  readonly roles: readonly string[];
  /** Where the audit trail may be read: everybody else there has a masked name. */
  readonly trail: readonly string[];
}

/** Port: names of people by id, of whoever has or had a place or a role in the subtrees; others are absent. */
export abstract class PersonNamesReader {
  abstract names(ids: readonly string[], scope: NamesScope): Promise<readonly PersonName[]>;
}

/** 王*: whoever knows the person recognises it. */
export function maskedName(name: string): string {
  const [first = '', ...rest] = [...name];
  return rest.length === 0 ? '*' : `${first}${'*'.repeat(Math.min(2, rest.length))}`;
}
