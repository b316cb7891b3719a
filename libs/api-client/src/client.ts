import createFetchClient from 'openapi-fetch';
import type { Middleware } from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import type { paths } from './gen/schema';
import { ApiProblem } from './problem';

interface Circumstances {
  /** Language of the answers. */
  language: string;
  /** For whom the page believes to act: what comes from a tab that was left open is refused. */
  person?: string;
  /** Which of several identities; absent where there is one. */
  identity?: string | undefined;
  onSignedOut: () => void;
  /** A right is missing: perhaps it was there a moment ago. */
  onForbidden: () => void;
  /** Another person, or another identity of the person, is there now. */
  onElsewhere: () => void;
}

const circumstances: Circumstances = {
  language: 'zh-CN',
  onSignedOut: () => undefined,
  onForbidden: () => undefined,
  onElsewhere: () => undefined,
};

/** What every request of the pages carries from now on. */
export function setCircumstances(changed: Partial<Circumstances>): void {
  Object.assign(circumstances, changed);
}

/** What every page has to hear of, whatever was asked for. */
export function noteProblem({ kind, code }: ApiProblem): void {
  if (kind === 'signed-out') circumstances.onSignedOut();
  if (kind === 'forbidden') circumstances.onForbidden();
  if (code === 'gateway.person_changed' || code === 'gateway.identity_changed') circumstances.onElsewhere();
}

/** A form of another site cannot send these headers: with them the gateway believes the session cookie. */
export function pageHeaders(): Record<string, string> {
  return {
    'x-plinth-portal': '1',
    'accept-language': circumstances.language,
    ...(circumstances.person === undefined ? {} : { 'x-plinth-person': circumstances.person }),
    ...(circumstances.identity === undefined ? {} : { 'x-plinth-identity': circumstances.identity }),
  };
}

const pages: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(pageHeaders())) request.headers.set(name, value);
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) return undefined;
    const problem = await ApiProblem.of(response);
    noteProblem(problem);
    throw problem;
  },
  onError({ error }) {
    // A request that its page has given up is no failure.
    if (error instanceof ApiProblem || (error instanceof DOMException && error.name === 'AbortError')) return undefined;
    return ApiProblem.offline();
  },
};

export const api = createFetchClient<paths>({ baseUrl: '/', credentials: 'same-origin' });
api.use(pages);

/** Hooks of every operation of the API: `query.useQuery('get', '/api/org/v1/me')`. */
export const query = createQueryClient(api);

/** A file of the API, saved under the name that it is sent with. */
export async function download(path: string): Promise<void> {
  const response = await fetchPage(path);
  const name = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1];
  saveAs(
    await response.blob(),
    name === undefined ? (path.split('?')[0]?.split('/').pop() ?? 'file') : decodeURIComponent(name),
  );
}

export function saveAs(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** For what is not JSON: uploads and downloads, by the same rules as everything else. */
export async function fetchPage(path: string, init: RequestInit = {}): Promise<Response> {
  const request = new Request(path, { credentials: 'same-origin', ...init });
  for (const [name, value] of Object.entries(pageHeaders())) request.headers.set(name, value);
  const response = await fetch(request).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : ApiProblem.offline();
  });
  if (response.ok) return response;
  const problem = await ApiProblem.of(response);
  noteProblem(problem);
  throw problem;
}

export type Me = paths['/api/identity/v1/me']['get']['responses']['200']['content']['application/json'];

/** Who is signed in at this browser now, whatever the page believes; nobody is an answer too. */
export async function askWhoIsThere(): Promise<Me | 'nobody'> {
  const headers = { 'x-plinth-portal': '1', 'accept-language': circumstances.language };
  const response = await fetch('/api/identity/v1/me', { credentials: 'same-origin', cache: 'no-store', headers });
  if (response.status === 401) return 'nobody';
  if (!response.ok) throw await ApiProblem.of(response);
  return (await response.json()) as Me;
}
