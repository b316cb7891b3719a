import { mergeDocuments } from './merge-documents';
import type { OpenApiDocument } from './open-api-document';

const info = { title: 'all', version: '1' };
const named = (service: string, more: Partial<OpenApiDocument>) => ({
  service,
  document: { openapi: '3.1.0', info, ...more },
});
const merge = (...documents: ReturnType<typeof named>[]) => mergeDocuments(documents, 'https://b.example', info);

describe('mergeDocuments', () => {
  it('takes what is the same once, and tags in the order of the services', () => {
    const schemas = { E: { type: 'object' } };
    const merged = merge(
      named('b', { tags: [{ name: 'z' }], paths: { '/b': { get: { tags: ['z', 'y'] } } }, components: { schemas } }),
      named('a', { tags: [{ name: 'a' }], paths: { '/a': {} }, components: { schemas: { ...schemas, F: {} } } }),
    );
    expect(merged.tags).toEqual([{ name: 'z' }, { name: 'y' }, { name: 'a' }]);
    expect(Object.keys(merged.paths ?? {})).toEqual(['/b', '/a']);
    expect(merged.components).toEqual({ schemas: { E: { type: 'object' }, F: {} } });
  });

  it('gathers the scopes of all services, and still refuses another token endpoint', () => {
    const scheme = (tokenUrl: string, scopes: object) => ({
      components: {
        securitySchemes: { oauth2: { type: 'oauth2', flows: { clientCredentials: { tokenUrl, scopes } } } },
      },
    });
    const merged = merge(named('org', scheme('/t', { a: '1' })), named('market', scheme('/t', { b: '2' })));
    expect(merged.components).toHaveProperty('securitySchemes.oauth2.flows.clientCredentials.scopes', {
      a: '1',
      b: '2',
    });
    expect(() => merge(named('org', scheme('/t', {})), named('market', scheme('/u', {})))).toThrow(/org.*market/);
  });

  it.each([
    ['a path', { paths: { '/x': { get: { summary: '1' } } } }, { paths: { '/x': { get: { summary: '2' } } } }],
    ['a component', { components: { schemas: { S: { a: 1 } } } }, { components: { schemas: { S: { a: 2 } } } }],
    [
      'an operation',
      { paths: { '/x': { get: { operationId: 'o' } } } },
      { paths: { '/y': { get: { operationId: 'o' } } } },
    ],
  ])('names both services that differ in %s', (_what, first, second) => {
    expect(() => merge(named('org', first as never), named('market', second as never))).toThrow(/org.*market/);
  });
});
