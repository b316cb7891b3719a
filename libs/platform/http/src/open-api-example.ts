type Schema = Readonly<Record<string, unknown>>;
type Schemas = Readonly<Record<string, Schema>>;

const EXAMPLE_ID = '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e5f';

/**
 * An example of a schema, from the examples of its properties: what is required, and what is optional and has an
 * example of its own. Undefined where something required has none that could be made up.
 */
export function exampleOf(schema: Schema, schemas: Schemas): unknown {
  const { $ref, example, allOf, items, type, properties } = schema;
  if (typeof $ref === 'string') return exampleOf(schemas[$ref.slice('#/components/schemas/'.length)] ?? {}, schemas);
  if (example !== undefined) return example;
  if (schema['default'] !== undefined) return schema['default'];
  if (Array.isArray(allOf)) return exampleOf(allOf[0] as Schema, schemas);
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  if (items !== undefined) {
    const item = exampleOf(items as Schema, schemas);
    return item === undefined ? undefined : [item];
  }
  if (properties !== undefined) return objectExample(schema, schemas);
  return ofType(type, schema['format']);
}

function ofType(type: unknown, format: unknown): unknown {
  if (format === 'uuid') return EXAMPLE_ID;
  if (format === 'date-time') return '2027-08-31T16:00:00Z';
  return type === 'boolean' ? true : undefined;
}

function objectExample(schema: Schema, schemas: Schemas): unknown {
  const required = new Set(schema['required'] as readonly string[] | undefined);
  const found: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(schema['properties'] as Schemas)) {
    const isTold = property['example'] !== undefined || property['default'] !== undefined;
    if (!required.has(name) && !isTold) continue;
    const value = exampleOf(property, schemas);
    if (value === undefined) return undefined;
    found[name] = value;
  }
  return found;
}
