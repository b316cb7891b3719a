import type { IncomingMessage, ServerResponse } from 'node:http';

/** The part of an Express application that is needed; its own Express stays that of Nest's adapter. */
interface ExpressApplication {
  use(path: string, ...handlers: unknown[]): unknown;
}

export interface ReferencePagesOptions {
  /** `/docs` when absent. */
  readonly path?: string;
  /** The merged document, `/openapi.json` as the browser sees it. */
  readonly specUrl: string;
  readonly oauth: {
    /** A public client with PKCE whose only redirect address is `referencePagesRedirect(publicUrl)`. */
    readonly clientId: string;
    readonly redirect: string;
    readonly scopes?: readonly string[];
  };
}

/** Where the authorise button of the reference pages comes back to. */
export const referencePagesRedirect = (publicUrl: string, path = '/docs'): string =>
  `${publicUrl}${path}/oauth2-redirect.html`;

/** Mounts the API reference pages on an Express application that serves pages. */
export async function mountReferencePages(
  application: ExpressApplication,
  options: ReferencePagesOptions,
): Promise<void> {
  // Loaded by the one shell that shows them: it brings an Express of its own.
  const { serveFiles, setup } = await import('swagger-ui-express');
  const path = options.path ?? '/docs';
  const swagger = {
    customSiteTitle: 'Plinth 接口文档 API reference',
    // Set here, so that `?url=` in the address cannot put another document under our name.
    swaggerUrl: options.specUrl,
    swaggerOptions: {
      url: options.specUrl,
      oauth2RedirectUrl: options.oauth.redirect,
      persistAuthorization: false,
      validatorUrl: null,
      oauth: {
        clientId: options.oauth.clientId,
        usePkceWithAuthorizationCodeGrant: true,
        scopes: (options.oauth.scopes ?? []).join(' '),
      },
    },
  };
  const policy = contentSecurityPolicy(options.oauth.redirect);
  const secure = (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    // The page names its files relative to a folder.
    const [address = '', query] = ((request as { originalUrl?: string }).originalUrl ?? '').split('?');
    if (address === path) {
      response.writeHead(308, { location: query === undefined ? `${path}/` : `${path}/?${query}` }).end();
      return;
    }
    for (const [name, value] of Object.entries(policy)) response.setHeader(name, value);
    next();
  };
  application.use(path, secure, ...serveFiles(undefined, swagger), setup(undefined, swagger));
}

/** Scripts from here alone; swagger-ui styles its elements inline and needs that, scripts never. */
const contentSecurityPolicy = (redirect: string): Readonly<Record<string, string>> => ({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self' ${new URL(redirect).origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
});
