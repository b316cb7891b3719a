import type { Fault } from '@plinth/error-contract';
import { codeOf } from '../code-set/code-set';
import type { CodeSetName } from '../code-set/code-set';
import { normalisePhone } from '../contact/phone';
import type { ContactKind } from '../identifier/field-sealing';
import { isRealDay } from '../identifier/id-card';
import { checkIdentifier } from '../identifier/identifier';
import type { IdentifierKind } from '../identifier/identifier';
import { plainText } from '../identifier/plain-text';
import { faultOf } from './person-fault';
import { normaliseName } from './person-name';

/** Sets behind the coded attributes; other attributes are plain text of at most 200 characters. */
const codedAttributes: Readonly<Record<string, CodeSetName>> = {
  politics: 'politics',
  health: 'health',
  household: 'household',
  overseas: 'overseas',
  boarding: 'boarding',
  educationLevel: 'education_level',
  staffCategory: 'staff_category',
  post: 'post',
  studentStatus: 'student_status',
  staffStatus: 'staff_status',
};

export const plainAttributes = [
  'nationality',
  'formerName',
  'entryMonth',
  'birthPlace',
  'nativePlace',
  'remark',
] as const;

/** Collects every fault of one input; each reading answers the value in its stored form, or undefined. */
export class PersonInput {
  readonly faults: Fault[] = [];

  name(text: string): string | undefined {
    const check = normaliseName(text);
    return check.ok ? check.value : this.refuse('name', check.reason);
  }

  code(path: string, set: CodeSetName, text: string): string | undefined {
    return codeOf(set, text) ?? this.refuse(path, 'unknown_code');
  }

  date(path: string, text: string): string | undefined {
    const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
    return isRealDay(Number(year), Number(month), Number(day)) ? text : this.refuse(path, 'not_a_day');
  }

  identifier(path: string, kind: IdentifierKind, text: string) {
    const check = checkIdentifier(kind, text);
    return check.ok ? check : this.refuse(path, check.reason);
  }

  contact(kind: ContactKind, text: string): string | undefined {
    if (kind === 'phone') {
      const check = normalisePhone(text);
      return check.ok ? check.value : this.refuse(kind, check.reason);
    }
    const value = plainText(text);
    if (value === '' || value.length > 200) return this.refuse(kind, value === '' ? 'empty' : 'too_long');
    if (kind === 'address') return value;
    return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? value.toLowerCase() : this.refuse(kind, 'not_an_email');
  }

  attribute(key: string, text: string): string | undefined {
    const path = `attributes.${key}`;
    const set = Object.hasOwn(codedAttributes, key) ? codedAttributes[key] : undefined;
    if (set !== undefined) return this.code(path, set, text);
    if (!(plainAttributes as readonly string[]).includes(key)) return this.refuse(path, 'unknown_field');
    const value = plainText(text);
    return value.length <= 200 ? value : this.refuse(path, 'too_long');
  }

  refuse(path: string, reason: string): undefined {
    this.faults.push(faultOf(path, reason));
    return undefined;
  }
}
