import { DomainError } from '@plinth/error-contract';
import { GatewayErrors } from '@plinth/gateway-contract';
import type { GatewayService } from '../route/route';
import type { Upstream, Upstreams } from '../proxy/upstreams';
import { DocumentClash, mergeDocuments } from './merge-documents';
import type { NamedDocument, OpenApiDocument } from './open-api-document';

const KEPT_MS = 60_000;
/** With a service missing, it is tried again soon. */
const KEPT_INCOMPLETE_MS = 2_000;
const MAX_BYTES = 8 * 1024 * 1024;

export interface MergedOpenApiOptions {
  readonly services: readonly GatewayService[];
  readonly upstreams: Upstreams;
  readonly publicUrl: string;
  readonly own: () => OpenApiDocument;
}

/** The document of the whole base, asked of the services when somebody asks for it. */
export class MergedOpenApi {
  private kept?: { readonly document: Promise<OpenApiDocument>; until: number };

  constructor(private readonly options: MergedOpenApiOptions) {}

  /** @throws DomainError `gateway.open_api_unavailable` */
  async document(): Promise<OpenApiDocument> {
    if (this.kept === undefined || this.kept.until < performance.now()) {
      const kept = { document: this.build(), until: performance.now() + KEPT_MS };
      this.kept = kept;
      kept.document.then(
        (document) => 'x-missing-services' in document && (kept.until = performance.now() + KEPT_INCOMPLETE_MS),
        () => (kept.until = 0),
      );
    }
    return this.kept.document;
  }

  private async build(): Promise<OpenApiDocument> {
    const { services, upstreams, publicUrl, own } = this.options;
    const asked = await Promise.all(
      services
        .filter((service) => service.openApi !== false)
        .map(async ({ name }) => ({ service: name, document: await fetchDocument(upstreams.of(name)) })),
    );
    const found = asked.filter((each): each is NamedDocument => each.document !== undefined);
    const missing = asked.filter((each) => each.document === undefined).map((each) => each.service);
    const documents = [...found, { service: 'gateway', document: own() }];
    const info = {
      title: 'Plinth 教育数字基座 API',
      version: '1',
      description:
        '列表用 limit 与 cursor 分页;出错格式统一。Lists page by limit and cursor; every error has one form.',
    };
    try {
      const merged = mergeDocuments(documents, publicUrl, info);
      return missing.length === 0 ? merged : ({ ...merged, 'x-missing-services': missing } as OpenApiDocument);
    } catch (error) {
      if (!(error instanceof DocumentClash)) throw error;
      throw new DomainError(GatewayErrors.openApiUnavailable, { reason: error.message });
    }
  }
}

/** Undefined when the service is down or has none: the rest of the base is still described. */
async function fetchDocument(upstream: Upstream): Promise<OpenApiDocument | undefined> {
  try {
    const { statusCode, body } = await upstream.pool.request({
      path: '/openapi.json',
      method: 'GET',
      headersTimeout: 10_000,
      bodyTimeout: 10_000,
    });
    if (statusCode !== 200) {
      await body.dump();
      return undefined;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_BYTES) return undefined;
      chunks.push(chunk);
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as OpenApiDocument;
  } catch {
    return undefined;
  }
}
