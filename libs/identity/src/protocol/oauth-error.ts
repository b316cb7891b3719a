/** Error codes and their statuses: the closed list of what a client ever sees. */
const statusOfError = {
  // RFC 6749 §5.2
  invalid_request: 400,
  invalid_client: 401,
  invalid_grant: 400,
  unauthorized_client: 400,
  unsupported_grant_type: 400,
  invalid_scope: 400,
  // RFC 6749 §4.1.2.1
  access_denied: 403,
  unsupported_response_type: 400,
  server_error: 500,
  temporarily_unavailable: 503,
  // OpenID Connect Core §3.1.2.6
  login_required: 400,
  interaction_required: 400,
  consent_required: 400,
  account_selection_required: 400,
  request_not_supported: 400,
  request_uri_not_supported: 400,
  registration_not_supported: 400,
  // RFC 8707 §2
  invalid_target: 400,
  // RFC 6750 §3.1
  invalid_token: 401,
  insufficient_scope: 403,
} as const;

export type OAuthErrorCode = keyof typeof statusOfError;

export interface OAuthErrorOptions {
  /** For the log alone. */
  readonly detail?: unknown;
  /** Answered as `Retry-After`; the status becomes 429, where it is the client that asked too often. */
  readonly retryAfterSeconds?: number;
}

/** The only error that a protocol endpoint shows. `description` is for the developer of the client: ASCII, no values. */
export class OAuthError extends Error {
  readonly status: number;

  constructor(
    readonly code: OAuthErrorCode,
    readonly description: string,
    readonly options: OAuthErrorOptions = {},
  ) {
    super(`${code}: ${description}`);
    this.name = 'OAuthError';
    const isLimited = options.retryAfterSeconds !== undefined && code !== 'temporarily_unavailable';
    this.status = isLimited ? 429 : statusOfError[code];
  }

  get body(): { readonly error: string; readonly error_description: string } {
    return { error: this.code, error_description: this.description };
  }
}
