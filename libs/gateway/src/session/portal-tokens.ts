import { hash } from 'node:crypto';
import { DomainError } from '@plinth/error-contract';
import { GatewayErrors } from '@plinth/gateway-contract';
import type { PortalSessions, PortalToken } from '@plinth/identity-contract';
import { measureSessionExchange } from './session-measure';

const KEPT_AT_MOST = 50_000;
const ASKED_AT_MOST = 200;
/** Of a token's life, so that what is forwarded does not expire on its way. */
const USED_SHARE = 0.9;
/** Cookies of sessions that have ended go on being sent for a while. */
const UNKNOWN_FOR_MS = 2_000;

type Answer = Pick<PortalToken, 'accessToken' | 'identityId'> | undefined;

interface Kept {
  readonly answer: Promise<Answer>;
  until: number;
}

/** The access token of each browser session, asked of identity once in its life. */
export class PortalTokens {
  /** By SHA-256, so that the memory of the process holds no cookie that could be used. */
  private readonly kept = new Map<string, Kept>();
  private asked = 0;

  constructor(private readonly sessions: PortalSessions) {}

  /** Undefined for a session that is not alive. @throws DomainError when identity cannot be asked */
  async of(sessionToken: string): Promise<string | undefined> {
    const key = keyOf(sessionToken);
    const found = this.kept.get(key);
    const isGood = found !== undefined && found.until > performance.now();
    return (await (isGood ? found : this.keep(key)).answer)?.accessToken;
  }

  /** Asked every time: the identity may have been changed a moment ago, by way of another gateway too. */
  async identityOf(sessionToken: string): Promise<string | undefined> {
    return (await this.keep(keyOf(sessionToken)).answer)?.identityId;
  }

  private keep(key: string): Kept {
    const kept: Kept = {
      answer: this.ask(key, (lifeMs) => (kept.until = performance.now() + lifeMs)),
      until: Infinity,
    };
    this.kept.delete(key);
    this.kept.set(key, kept);
    kept.answer.catch(() => this.kept.get(key) === kept && this.kept.delete(key));
    this.forgetOldest();
    return kept;
  }

  /** When its token is not believed any more; `token` tells it from one that was asked for since. */
  async forget(sessionToken: string, token: string): Promise<void> {
    const key = keyOf(sessionToken);
    const found = this.kept.get(key);
    if (found !== undefined && (await found.answer)?.accessToken === token && this.kept.get(key) === found)
      this.kept.delete(key);
  }

  private async ask(key: string, keepFor: (lifeMs: number) => void): Promise<Answer> {
    if (this.asked >= ASKED_AT_MOST) {
      measureSessionExchange('busy');
      throw new DomainError(GatewayErrors.overloaded, { retryAfterSeconds: 1 });
    }
    this.asked += 1;
    try {
      const answer = await this.sessions.exchange(Buffer.from(key, 'base64'));
      measureSessionExchange(answer === undefined ? 'unknown' : 'issued');
      keepFor(answer === undefined ? UNKNOWN_FOR_MS : answer.expiresInSeconds * 1_000 * USED_SHARE);
      return answer;
    } catch (error) {
      measureSessionExchange('failed');
      throw error;
    } finally {
      this.asked -= 1;
    }
  }

  /** Map keeps insertion order: a session that is busy comes back to the end every few minutes. */
  private forgetOldest(): void {
    const oldest = this.kept.keys().next();
    if (this.kept.size > KEPT_AT_MOST && !oldest.done) this.kept.delete(oldest.value);
  }
}

const keyOf = (sessionToken: string): string => hash('sha256', sessionToken, 'base64');
