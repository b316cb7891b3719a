import type { OpenAPIObject } from '@nestjs/swagger';
import { errorResponses } from './open-api-errors';
import type { ErrorAnswer } from './open-api-errors';
import { exampleOf } from './open-api-example';

type Schema = Readonly<Record<string, unknown>>;

interface Content {
  readonly schema?: Schema;
  example?: unknown;
  readonly examples?: unknown;
}

interface Operation {
  description?: string;
  security?: readonly object[];
  responses?: Record<string, unknown>;
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, Content>> };
  /** A permission, `signed_in` or `public`, as the route's guard knows it. */
  'x-permission'?: string;
  readonly 'x-permission-unit'?: string;
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'] as const;

/** Says of every native operation what follows from its route: who may call it, how it refuses, and what a body looks like. */
export function describeOperations(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Readonly<Record<string, Schema>>;
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = item[method] as Operation | undefined;
      if (operation?.responses === undefined) continue;
      nameAnswers(operation.responses);
      for (const content of Object.values(operation.requestBody?.content ?? {})) addExample(content, schemas);
      if (!path.startsWith('/api/')) {
        // Endpoints of a protocol say themselves, in their standard's form, who may call them and how they refuse.
        delete operation['x-permission'];
        continue;
      }
      describeRule(operation);
      operation.responses = { ...errorResponses(errorsOf(operation, method, path)), ...operation.responses };
    }
  }
}

const answers: Readonly<Record<string, string>> = {
  200: '成功 Done',
  201: '已新建 Made',
  202: '已受理，仍在进行 Accepted, still going on',
  204: '成功，无内容 Done, nothing to say',
};

/** An answer of which its route says nothing is named by its status. */
function nameAnswers(responses: Record<string, unknown>): void {
  for (const [status, answer] of Object.entries(responses as Record<string, { description?: string }>))
    if (answer.description === '') answer.description = answers[status] ?? status;
}

function describeRule(operation: Operation): void {
  const { 'x-permission': permission, 'x-permission-unit': unit } = operation;
  if (permission === undefined) return;
  // Of the document: every operation that does not say otherwise wants a token.
  delete operation.security;
  if (permission === 'public') operation.security = [];
  const on = unit === undefined ? '' : `(在 \`${unit.split(':')[1]}\` 所指机构 on the unit named by it)`;
  const told = {
    public: '公开,无需令牌。Public.',
    signed_in: '任何有效的令牌。Any valid token.',
  }[permission];
  const line = told ?? `权限 Permission: \`${permission}\`${on}`;
  operation.description = operation.description ? `${operation.description}\n\n${line}` : line;
}

const reads = /\.(read|reveal|export|verify|print)$/;

function errorsOf(operation: Operation, method: string, path: string): readonly ErrorAnswer[] {
  const { parameters = [], requestBody, 'x-permission': permission = '' } = operation;
  const bodies = Object.keys(requestBody?.content ?? {});
  const isPublic = operation.security?.length === 0;
  const applies: Record<ErrorAnswer, boolean> = {
    InputInvalid: bodies.length > 0 || parameters.some((parameter) => parameter.in !== 'header'),
    Unauthenticated: !isPublic,
    Forbidden: !isPublic,
    NotFound: path.includes('{') || bodies.length > 0 || parameters.some(({ name }) => name.endsWith('Id')),
    Conflict: method !== 'get' && !reads.test(permission) && !isPublic,
    TooLarge: bodies.length > 0,
    Limited: true,
  };
  return (Object.keys(applies) as ErrorAnswer[]).filter((name) => applies[name]);
}

function addExample(content: Content, schemas: Readonly<Record<string, Schema>>): void {
  if (content.example !== undefined || content.examples !== undefined || content.schema === undefined) return;
  const example = exampleOf(content.schema, schemas);
  if (example !== undefined) content.example = example;
}
