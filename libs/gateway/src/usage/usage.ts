/** Requests of one client in one class of routes within one hour. */
export interface Usage {
  /** OAuth client id, `person` (signed in to the base itself) or `anonymous`. */
  readonly client: string;
  readonly routeClass: string;
  /** Start of the hour, ISO 8601 UTC. */
  readonly hour: string;
  readonly requests: number;
  /** Answered 4xx, those refused by a limit not counted. */
  readonly refused: number;
  /** Answered 429. */
  readonly limited: number;
  /** Answered 5xx. */
  readonly failed: number;
}

export const hourOf = (time: number): string => new Date(Math.floor(time / 3_600_000) * 3_600_000).toISOString();
