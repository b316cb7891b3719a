import { useRef } from 'react';
import { api, ApiProblem } from '@plinth/api-client';
import { makeSlip, SCHOOL_ADMIN, useWritten } from './api';
import type { Unit } from './api';
import type { Handed } from './components/handed-slip';

export interface Appointed {
  readonly schoolId: string;
  readonly kind: 'new' | 'existing';
  readonly personId?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly staffNumber?: string;
}

const fieldOf: Readonly<Record<string, string>> = { 'identifiers.0.value': 'staffNumber' };

/** What the server says of a person, at the fields of this form. */
function atFields(error: unknown): unknown {
  if (error instanceof ApiProblem)
    for (const fault of error.faults)
      if (fieldOf[fault.path] !== undefined) Object.assign(fault, { path: fieldOf[fault.path] });
  return error;
}

async function addStaff({ schoolId, name = '', phone = '', staffNumber = '' }: Appointed, key: string) {
  const { data } = await api.POST('/api/org/v1/people', {
    params: { header: { 'Idempotency-Key': key } },
    body: {
      name: name.trim(),
      membership: { unitId: schoolId, role: 'staff' },
      ...(staffNumber.trim() ? { identifiers: [{ kind: 'staff_number', value: staffNumber.trim() }] } : {}),
      ...(phone.trim() ? { contacts: { phone: phone.trim() } } : {}),
    },
  });
  return data?.id as string;
}

/** Undefined: appointed, but the account is not open yet. */
export function useAppoint(schools: readonly Unit[]): (values: Appointed) => Promise<Handed | undefined> {
  const written = useWritten();
  // The same answers sent again make nobody twice.
  const key = useRef({ text: '', value: '' });
  return async (values) => {
    const text = JSON.stringify(values);
    if (key.current.text !== text) key.current = { text, value: crypto.randomUUID() };
    const personId =
      values.kind === 'existing'
        ? (values.personId as string)
        : await addStaff(values, key.current.value).catch((error: unknown) => {
            throw atFields(error);
          });
    await api.POST('/api/org/v1/role-assignments', {
      body: { personId, roleKey: SCHOOL_ADMIN, unitId: values.schoolId },
    });
    try {
      const slip = await makeSlip(personId);
      if (slip === undefined) return undefined;
      const school = schools.find(({ id }) => id === values.schoolId);
      const number = values.staffNumber?.trim();
      const signInName = values.phone?.trim() || (number && school?.code ? `${school.code}/${number}` : number);
      const isNew = values.kind === 'new';
      return { name: isNew ? (values.name ?? '') : slip.name, slip, ...(isNew && signInName ? { signInName } : {}) };
    } finally {
      await written();
    }
  };
}
