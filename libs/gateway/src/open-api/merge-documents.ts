import { isDeepStrictEqual } from 'node:util';
import type { NamedDocument, OpenApiDocument } from './open-api-document';

/** Two services say different things under one name. */
export class DocumentClash extends Error {
  constructor(what: string, first: string, second: string) {
    super(`${what} is described differently by ${first} and ${second}`);
    this.name = 'DocumentClash';
  }
}

type Group = Record<string, unknown>;

interface Merged {
  readonly group: Group;
  readonly owners: Map<string, string>;
}

/**
 * One document of several; tags come in the order of the services. What is word for word the same (the error
 * envelope, the security scheme) is taken once.
 * @throws DocumentClash naming both services
 */
export function mergeDocuments(
  documents: readonly NamedDocument[],
  publicUrl: string,
  info: OpenApiDocument['info'],
): OpenApiDocument {
  const paths: Merged = { group: {}, owners: new Map() };
  const operationIds = new Map<string, string>();
  const components = new Map<string, Merged>();
  for (const { service, document } of documents) {
    for (const [path, item] of Object.entries(document.paths ?? {})) {
      add(paths, path, item, service, `Path ${path}`);
      checkOperationIds(operationIds, path, item, service);
    }
    for (const [kind, group] of Object.entries(document.components ?? {})) {
      const merged = components.get(kind) ?? { group: {}, owners: new Map<string, string>() };
      components.set(kind, merged);
      for (const [name, value] of Object.entries(group)) {
        const known = kind === 'securitySchemes' ? withAllScopes(merged.group[name], value) : undefined;
        if (known !== undefined) merged.group[name] = known;
        add(merged, name, known ?? value, service, `Component ${kind}/${name}`);
      }
    }
  }
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: publicUrl }],
    tags: tagsOf(documents),
    security: documents.find(({ document }) => document.security !== undefined)?.document.security ?? [],
    paths: paths.group as OpenApiDocument['paths'],
    components: Object.fromEntries([...components].map(([kind, { group }]) => [kind, group as Group])),
  };
}

function add({ group, owners }: Merged, name: string, value: unknown, service: string, what: string): void {
  const owner = owners.get(name);
  if (owner !== undefined && !isDeepStrictEqual(group[name], value)) throw new DocumentClash(what, owner, service);
  if (owner !== undefined) return;
  owners.set(name, service);
  group[name] = value;
}

interface OAuth2Scheme {
  readonly type?: string;
  readonly flows?: Readonly<Record<string, { readonly scopes?: Readonly<Record<string, string>> }>>;
}

/** Each service names its own scopes; the scheme of the base has them all. Undefined unless the rest is the same. */
function withAllScopes(known: unknown, more: unknown): unknown {
  const [a, b] = [known as OAuth2Scheme | undefined, more as OAuth2Scheme];
  if (a?.flows === undefined || b.flows === undefined) return undefined;
  const scopes = Object.assign(
    {},
    ...[...Object.values(a.flows), ...Object.values(b.flows)].map((flow) => flow.scopes),
  );
  const widened = (scheme: OAuth2Scheme) => ({
    ...scheme,
    flows: Object.fromEntries(Object.entries(scheme.flows ?? {}).map(([name, flow]) => [name, { ...flow, scopes }])),
  });
  return isDeepStrictEqual(widened(a), widened(b)) ? widened(a) : undefined;
}

function checkOperationIds(
  known: Map<string, string>,
  path: string,
  item: Readonly<Record<string, unknown>>,
  service: string,
): void {
  for (const [method, operation] of Object.entries(item)) {
    const id = (operation as { operationId?: string } | null)?.operationId;
    if (id === undefined) continue;
    const place = `${service} (${method.toUpperCase()} ${path})`;
    const other = known.get(id);
    if (other !== undefined && other !== place) throw new DocumentClash(`Operation ${id}`, other, place);
    known.set(id, place);
  }
}

/** Declared tags first, then those that only operations use. */
function tagsOf(documents: readonly NamedDocument[]): { name: string }[] {
  const tags = new Map<string, { name: string }>();
  for (const { document } of documents) {
    for (const tag of document.tags ?? []) if (!tags.has(tag.name)) tags.set(tag.name, tag);
    for (const item of Object.values(document.paths ?? {})) {
      for (const operation of Object.values(item)) {
        for (const name of (operation as { tags?: readonly string[] } | null)?.tags ?? []) {
          if (!tags.has(name)) tags.set(name, { name });
        }
      }
    }
  }
  return [...tags.values()];
}
