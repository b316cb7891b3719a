import type { ApiClient } from './api-client';
import { CliError, ExitCode } from './exit-code';

export const importRoute = '/api/org/v1/imports';

export interface ImportSummary {
  readonly total: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly moved: number;
  readonly leaving: number;
  readonly refused: number;
  readonly warnings: number;
  readonly guardiansAdded: number;
  readonly newClasses: readonly string[];
}

export interface RosterImport {
  readonly id: string;
  readonly state: string;
  readonly progress: number;
  readonly rowsRead: number;
  readonly summary?: ImportSummary;
  readonly failure?: { readonly code: string; readonly message: string };
}

export interface RosterFile {
  readonly unitId: string;
  readonly fileName: string;
  readonly kind?: string;
  readonly whole?: boolean;
  readonly content: BodyInit;
  readonly bytes: number;
}

/** Sends the file; the base begins to read it. */
export const uploadRoster = (api: ApiClient, { content, bytes, ...query }: RosterFile): Promise<RosterImport> =>
  api.request<RosterImport>('POST', importRoute, {
    query,
    raw: {
      stream: content,
      headers: { 'content-type': 'application/octet-stream', 'content-length': String(bytes) },
    },
  });

/** How somebody waits for an import. */
export interface Waiting {
  /** Hears of it meanwhile. */
  readonly told?: (found: RosterImport) => void;
  /** Before the first question; it is asked at once when absent. */
  readonly firstMs?: number;
}

/** Asks until the import is out of the states `running`, ever more seldom. */
export async function settledImport(
  api: ApiClient,
  id: string,
  running: readonly string[],
  { told, firstMs = 0 }: Waiting = {},
): Promise<RosterImport> {
  if (firstMs > 0) await pause(firstMs);
  for (let wait = Math.max(50, firstMs / 4); ; wait = Math.min(500, wait * 1.5)) {
    const found = await api.get<RosterImport>(`${importRoute}/${id}`);
    if (!running.includes(found.state)) return found;
    told?.(found);
    await pause(wait);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Carries it out and waits for the end. @throws CliError when it did not come to a good one */
export async function confirmImport(
  api: ApiClient,
  id: string,
  acceptLeaving: boolean,
  waiting?: Waiting,
): Promise<RosterImport & { readonly summary: ImportSummary }> {
  await api.post(`${importRoute}/${id}/confirmation`, { acceptLeaving });
  const done = await settledImport(api, id, ['applying'], waiting);
  if (done.state !== 'done' || done.summary === undefined) throw importFailed(done);
  return { ...done, summary: done.summary };
}

export const importFailed = ({ id, state, failure }: RosterImport): CliError =>
  new CliError(failure ? `${failure.message} [${failure.code}]` : `The import is ${state}`, ExitCode.refused, {
    id,
    state,
    ...failure,
  });
