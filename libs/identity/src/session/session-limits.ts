import type { Audience } from '../account/account';

export interface SessionLimits {
  /** Without a request for so long, the session ends. */
  readonly idleSeconds: number;
  /** Ends then, however busy. */
  readonly absoluteSeconds: number;
}

const minutes = 60;
const hours = 60 * minutes;

/** Shared classroom devices want short pupils' sessions; administrators short ones for what they can do. */
const limits: Readonly<Record<Audience, SessionLimits>> = {
  administrator: { idleSeconds: 30 * minutes, absoluteSeconds: 12 * hours },
  staff: { idleSeconds: 4 * hours, absoluteSeconds: 24 * hours },
  student: { idleSeconds: 1 * hours, absoluteSeconds: 12 * hours },
  guardian: { idleSeconds: 7 * 24 * hours, absoluteSeconds: 30 * 24 * hours },
};

export const sessionLimitsOf = (audience: Audience): SessionLimits => limits[audience];
