import { ScalarType } from '@bufbuild/protobuf';
import type { DescField, DescMessage } from '@bufbuild/protobuf';

type Fits = (value: unknown) => boolean;

const byMessage = new Map<DescMessage, Fits>();

const never: Fits = () => false;
const isString: Fits = (value) => typeof value === 'string';
const isBoolean: Fits = (value) => typeof value === 'boolean';
const isInt32: Fits = (value) => typeof value === 'number' && (value | 0) === value;

const scalars: Partial<Record<ScalarType, Fits>> = {
  [ScalarType.STRING]: isString,
  [ScalarType.BOOL]: isBoolean,
  [ScalarType.INT32]: isInt32,
};

/**
 * Whether data is without any doubt the proto3 JSON of a message: plain objects and lists of strings, booleans and whole
 * numbers under the names of proto/. Says no to all else, which the library has to read; it is made once a message,
 * because events are told by the hundred thousand.
 */
export function fitsPlainly(message: DescMessage, data: unknown): boolean {
  return fitsOf(message)(data);
}

function fitsOf(message: DescMessage): Fits {
  const made = byMessage.get(message);
  if (made !== undefined) return made;
  const fields = new Map<string, Fits>();
  byMessage.set(message, (data) => isPlain(data) && fitsAll(fields, data));
  for (const field of message.fields) fields.set(field.jsonName, field.oneof ? never : fieldOf(field));
  return byMessage.get(message) as Fits;
}

function fieldOf(field: DescField): Fits {
  if (field.fieldKind === 'scalar') return scalars[field.scalar] ?? never;
  // A type of the library (a timestamp, a struct) has a JSON form of its own.
  if (field.fieldKind === 'message') return isOurs(field.message) ? fitsOf(field.message) : never;
  if (field.fieldKind !== 'list') return never;
  const element = elementOf(field);
  return (value) => Array.isArray(value) && everyOf(value, element);
}

/** Unlike `every`, sees the holes of a list: they would be kept as null. */
function everyOf(values: readonly unknown[], fits: Fits): boolean {
  for (const value of values) if (!fits(value)) return false;
  return true;
}

function elementOf(field: DescField & { fieldKind: 'list' }): Fits {
  if (field.listKind === 'scalar') return scalars[field.scalar] ?? never;
  return field.listKind === 'message' && isOurs(field.message) ? fitsOf(field.message) : never;
}

const isOurs = (message: DescMessage): boolean => message.typeName.startsWith('plinth.');

const isPlain = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null && Object.getPrototypeOf(data) === Object.prototype;

/** A field that is undefined is absent, as in the JSON that is kept. */
function fitsAll(fields: ReadonlyMap<string, Fits>, data: Readonly<Record<string, unknown>>): boolean {
  for (const name in data) {
    const value = data[name];
    if (value !== undefined && fields.get(name)?.(value) !== true) return false;
  }
  return true;
}
