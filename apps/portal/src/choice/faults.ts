import type { FormInstance } from 'antd';
import { ApiProblem } from '@plinth/api-client';

/** Puts what the server found wrong beside its fields; false when nothing of it has a field here. */
export function showFaults(form: FormInstance, error: unknown): boolean {
  if (!(error instanceof ApiProblem) || error.faults.length === 0) return false;
  const known = Object.keys(form.getFieldsValue(true) as object);
  const fields = error.faults
    .map(({ path, message }) => ({
      name: path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
      errors: [message],
    }))
    .filter(({ name }) => known.includes(String(name[0])));
  form.setFields(fields);
  const [first] = fields;
  if (first !== undefined) form.scrollToField(first.name, { block: 'center' });
  return fields.length > 0;
}

/** At least one of a group of boxes; told by a rule of its own, as a group of boxes takes no aria-required. */
export const atLeastOne = (message: string) => ({
  validator: (_: unknown, value: unknown): Promise<void> =>
    Array.isArray(value) && value.length > 0 ? Promise.resolve() : Promise.reject(new Error(message)),
});
