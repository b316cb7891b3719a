import { mask } from '@plinth/platform-crypto';
import { isPersonalField } from '../import-reading/roster-field';
import type { RowProblem } from '../import-reading/row-problem';

/** The cell of a problem as lists may show it; the error workbook has the user's own cells anyway. */
export function maskedCell({ field, value }: Pick<RowProblem, 'field' | 'value'>): string {
  if (field === undefined || !isPersonalField(field)) return value.slice(0, 200);
  return mask(/phone/.test(field) ? 'phone' : 'id_number', value.slice(0, 60));
}
