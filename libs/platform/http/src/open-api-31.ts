type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Turns the 3.0 words that @nestjs/swagger still writes into those of 3.1 (JSON Schema 2020-12): `nullable`, and the
 * true/false form of exclusive bounds. Data inside examples, defaults and enums is left alone.
 */
export function toOpenApi31<T>(document: T): T {
  return convert(document) as T;
}

const literal: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'const']);
/** Below these the keys are names that somebody chose, not words of the schema. */
const named: ReadonlySet<string> = new Set(['properties', 'schemas', 'paths', 'responses', 'parameters', 'scopes']);

function convert(value: unknown, isMap = false): unknown {
  if (Array.isArray(value)) return value.map((each) => convert(each));
  if (!isNode(value)) return value;
  const copy = Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      !isMap && literal.has(key) ? each : convert(each, !isMap && named.has(key)),
    ]),
  );
  return isMap ? copy : withBounds(withNull(copy));
}

function withNull({ nullable, ...schema }: Node): Node {
  if (nullable === undefined) return schema;
  if (nullable !== true) return schema;
  // Beside `allOf` @nestjs/swagger writes `type: object`, which would refuse the null again.
  if (typeof schema['type'] === 'string' && schema['allOf'] === undefined) {
    const values = Array.isArray(schema['enum'])
      ? { enum: [...new Set([...(schema['enum'] as unknown[]), null])] }
      : {};
    return { ...schema, type: [schema['type'], 'null'], ...values };
  }
  const { description, type: _type, ...rest } = schema;
  const anyOf = [
    Array.isArray(rest['allOf']) && rest['allOf'].length === 1 ? rest['allOf'][0] : rest,
    { type: 'null' },
  ];
  return description === undefined ? { anyOf } : { description, anyOf };
}

function withBounds(schema: Node): Node {
  for (const [exclusive, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof schema[exclusive] !== 'boolean') continue;
    if (schema[exclusive] && schema[bound] !== undefined) {
      schema[exclusive] = schema[bound];
      delete schema[bound];
    } else {
      delete schema[exclusive];
    }
  }
  return schema;
}
