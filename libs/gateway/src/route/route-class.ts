/** How many requests one key may send in a window. */
export interface RateLimit {
  readonly points: number;
  readonly seconds: number;
}

/** A kind of traffic and its policy; every route belongs to one. */
export interface RouteClassPolicy {
  /** `public`: passed as it is, cookies untouched. `api`: a bearer token is required and cookies are dropped. */
  readonly access: 'public' | 'api';
  /** Whether browsers on other sites may call it (Fetch standard, CORS protocol). */
  readonly cors: boolean;
  /** Largest request body in bytes. */
  readonly bodyLimit: number;
  readonly limit: RateLimit;
  /** From the end of the request to the head of the answer; then 504. */
  readonly answerTimeoutMs: number;
  /** Longest silence within a body in either direction; 0 is none. An event stream has none in any class. */
  readonly idleTimeoutMs: number;
}

export type RouteClass = 'page' | 'sign-in' | 'token' | 'api' | 'stream' | 'upload';

export type RouteClassPolicies = Readonly<Record<RouteClass, RouteClassPolicy>>;

const MiB = 1024 * 1024;
const timeouts = { answerTimeoutMs: 60_000, idleTimeoutMs: 120_000 };

/**
 * Defaults. A whole school signs in behind one address, so limits by address leave room for it; guessing is stopped
 * per account by identity, not here.
 */
export const routeClassPolicies: RouteClassPolicies = {
  page: { access: 'public', cors: false, bodyLimit: MiB, limit: { points: 12_000, seconds: 60 }, ...timeouts },
  'sign-in': { access: 'public', cors: false, bodyLimit: 65_536, limit: { points: 1_800, seconds: 60 }, ...timeouts },
  token: { access: 'public', cors: true, bodyLimit: 65_536, limit: { points: 6_000, seconds: 60 }, ...timeouts },
  api: { access: 'api', cors: true, bodyLimit: MiB, limit: { points: 6_000, seconds: 60 }, ...timeouts },
  stream: {
    access: 'api',
    cors: true,
    bodyLimit: 65_536,
    limit: { points: 120, seconds: 60 },
    answerTimeoutMs: 60_000,
    idleTimeoutMs: 0,
  },
  upload: {
    access: 'api',
    cors: true,
    bodyLimit: 256 * MiB,
    // The rosters of a district come in one go: two files for each of some hundred schools.
    limit: { points: 600, seconds: 60 },
    answerTimeoutMs: 600_000,
    idleTimeoutMs: 120_000,
  },
};
