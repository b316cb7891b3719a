export type ResponseMode = 'query' | 'form_post';
export type Prompt = 'none' | 'login' | 'consent' | 'select_account';

/** Where and how an answer goes: known before anything may be answered by redirect. */
export interface ResponseTarget {
  readonly redirectUri: string;
  readonly responseMode: ResponseMode;
  readonly state?: string;
}

/** An authorization request after every check: the canonical form, kept while the person signs in. */
export interface AuthorizationRequest extends ResponseTarget {
  readonly clientId: string;
  readonly responseType: 'code';
  readonly scopes: readonly string[];
  readonly prompts: readonly Prompt[];
  readonly nonce?: string;
  readonly codeChallenge?: string;
  readonly maxAge?: number;
  readonly loginHint?: string;
  readonly uiLocales?: string;
  /** `sub` of the ID token that came as a hint. */
  readonly hintedSubject?: string;
  /** Names of single claims asked for by the `claims` parameter. */
  readonly claims?: { readonly userinfo: readonly string[]; readonly idToken: readonly string[] };
}

/** What the authorization code stands for. */
export interface CodeGrant {
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly codeChallenge?: string;
  readonly nonce?: string;
  readonly idTokenClaims?: readonly string[];
  readonly authTime: number;
  readonly acr: string;
  readonly amr: readonly string[];
}
