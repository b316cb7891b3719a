import type { ApiClient } from '../api-client';
import type { SchoolRoster } from './population';

/** One person of a role, to try things with. Staff and pupils sign in with `login` once they have a password or a slip. */
export interface ExamplePerson {
  readonly role: string;
  readonly personId: string;
  readonly name: string;
  readonly schoolId: string;
  readonly schoolCode: string;
  readonly login?: string;
  readonly className?: string;
}

interface Listed {
  readonly items: readonly { readonly id: string; readonly name: string }[];
}

/** People of the first school of the run that has each role. */
export async function examplesOf(
  api: ApiClient,
  roster: SchoolRoster,
  schoolId: string,
): Promise<readonly ExamplePerson[]> {
  const { school, staff, pupils } = roster;
  const place = { schoolId, schoolCode: school.code };
  const find = async (search: string, role: string, name: string): Promise<string | undefined> => {
    const query = { unitId: schoolId, q: search, role, limit: 5 };
    const { items } = await api.get<Listed>('/api/org/v1/people', query);
    return items.find((item) => item.name === name)?.id;
  };
  const wanted = [
    { role: 'principal', member: staff[0] },
    { role: 'head_teacher', member: staff.find(({ headOf }) => headOf !== undefined) },
    { role: 'teacher', member: staff.find(({ subject, headOf }) => subject !== undefined && headOf === undefined) },
    { role: 'pupil', member: pupils[0] },
    { role: 'guardian', member: pupils[0]?.guardians[0] },
  ];
  const found: ExamplePerson[] = [];
  for (const { role, member } of wanted) {
    if (member === undefined) continue;
    const membership = role === 'pupil' ? 'student' : role === 'guardian' ? 'guardian' : 'staff';
    const personId = await find('number' in member ? member.number : member.phone, membership, member.name);
    if (personId === undefined) continue;
    const login = 'number' in member ? { login: `${school.code}/${member.number}` } : {};
    found.push({ role, personId, name: member.name, ...place, ...login, ...classOf(member) });
  }
  return found;
}

function classOf(member: object): { className?: string } {
  const { headOf, schoolClass } = member as { headOf?: { text: string }; schoolClass?: { text: string } };
  const name = headOf?.text ?? schoolClass?.text;
  return name === undefined ? {} : { className: name };
}
