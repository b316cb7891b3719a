import * as fs from 'node:fs';
import * as path from 'node:path';
import type { CliConfig } from './config';
import type { OperatorFile } from './cluster-operator';
import { CliError, ExitCode } from './exit-code';

export interface RequestOptions {
  readonly body?: unknown;
  /** Sent as it is, streamed, instead of a JSON body. */
  readonly raw?: { readonly stream: BodyInit; readonly headers: Readonly<Record<string, string>> };
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
}

/** Speaks to the base by its public API: as the operator of PLINTH_HOME, or with --address and a token. */
export class ApiClient {
  private token: string | undefined;

  constructor(private readonly config: CliConfig) {
    this.token = config.token;
  }

  get address(): string {
    return this.config.address ?? this.fileOfHome()?.address ?? this.config.publicUrl ?? this.nowhere();
  }

  get<T>(route: string, query?: RequestOptions['query']): Promise<T> {
    return this.request<T>('GET', route, { query });
  }

  post<T>(route: string, body: unknown = {}): Promise<T> {
    return this.request<T>('POST', route, { body });
  }

  async request<T>(method: string, route: string, options: RequestOptions = {}): Promise<T> {
    const answer = await this.send(method, route, options);
    const text = await answer.text();
    return (
      text === '' ? undefined : answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text
    ) as T;
  }

  /** The answer itself, for streams. @throws CliError with the base's own message when it refuses */
  async send(method: string, route: string, options: RequestOptions = {}): Promise<Response> {
    const url = new URL(`${this.address}${route}`);
    for (const [name, value] of Object.entries(options.query ?? {}))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const answer = await this.reach(url, {
      method,
      headers: {
        authorization: `Bearer ${await this.accessToken()}`,
        'accept-language': this.config.language,
        ...(options.raw?.headers ?? (options.body === undefined ? {} : { 'content-type': 'application/json' })),
      },
      body: options.raw?.stream ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
      ...(options.raw ? { duplex: 'half' } : {}),
    } as RequestInit);
    if (!answer.ok) throw await refusal(answer);
    return answer;
  }

  /** A token of the operator, ten minutes long. */
  async accessToken(): Promise<string> {
    if (this.token !== undefined) return this.token;
    const { clientId, clientSecret } = await this.operator();
    const answer = await this.reach(new URL(`${this.address}/oauth/token`), {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });
    if (!answer.ok) throw await refusal(answer);
    this.token = ((await answer.json()) as { access_token: string }).access_token;
    return this.token;
  }

  private async reach(url: URL, init: RequestInit): Promise<Response> {
    try {
      return await fetch(url, init);
    } catch {
      throw new CliError(`No base answers at ${this.address}. Start it with: npm start`, ExitCode.unreachable);
    }
  }

  /** Of a base its home tells; in a pod of the cluster there is the master key instead. */
  private async operator(): Promise<OperatorFile> {
    const ofHome = this.fileOfHome();
    if (ofHome !== undefined) return ofHome;
    const { clusterOperator } = await import('./cluster-operator');
    const { publicUrl, masterKeyFile } = this.config;
    return (publicUrl === undefined ? undefined : clusterOperator(masterKeyFile, publicUrl)) ?? this.nowhere();
  }

  private get operatorFile(): string {
    return path.join(this.config.home, 'operator.json');
  }

  private fileOfHome(): OperatorFile | undefined {
    try {
      return JSON.parse(fs.readFileSync(this.operatorFile, 'utf8')) as OperatorFile;
    } catch {
      return undefined;
    }
  }

  private nowhere(): never {
    const hint = 'Run this where the base runs (PLINTH_HOME), or name another base by --address and PLINTH_TOKEN.';
    throw new CliError(`${this.operatorFile} cannot be read. ${hint}`, ExitCode.unreachable);
  }
}

interface Envelope {
  readonly code?: string;
  readonly message?: string;
  readonly error?: string;
  readonly error_description?: string;
  readonly requestId?: string;
  readonly faults?: readonly { readonly path: string; readonly message: string }[];
}

async function refusal(answer: Response): Promise<CliError> {
  const body = (await answer.json().catch(() => ({}))) as Envelope;
  const faults = (body.faults ?? []).map((fault) => `\n  ${fault.path}: ${fault.message}`).join('');
  const text = body.message ?? body.error_description ?? `HTTP ${answer.status}`;
  const code = body.code ?? body.error ?? `http.${answer.status}`;
  return new CliError(`${text} [${code}]${faults}`, ExitCode.refused, { status: answer.status, ...body });
}
