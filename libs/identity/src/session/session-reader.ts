/** Authentication context class: one factor or two. */
export type Acr = 'urn:plinth:acr:single' | 'urn:plinth:acr:multi';

export interface CurrentSession {
  readonly sessionId: string;
  readonly accountId: string;
  readonly personId: string;
  readonly audience: 'staff' | 'student' | 'guardian' | 'administrator';
  /** When the person last proved who they are. */
  readonly authTime: Date;
  readonly acr: Acr;
  /** RFC 8176: `pwd`, `otp`, `mfa`. */
  readonly amr: readonly string[];
  /** The hat chosen on the account page; absent until chosen. */
  readonly identityId?: string;
  /** Secret of this session's forms: `formTokenOf(session.csrfSecret)`. Never shown itself. */
  readonly csrfSecret: string;
}

/** Port inside identity: the session that a request carries in its cookie. */
export abstract class SessionReader {
  /** Undefined for no cookie, an unknown token, an ended or expired session, or an account that is not active. */
  abstract current(cookieHeader: string | undefined): Promise<CurrentSession | undefined>;
}
