export interface FeedEvent {
  readonly position: number;
  readonly id: string;
  readonly type: string;
  readonly occurredAt: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface FeedSlice {
  readonly events: readonly FeedEvent[];
  /** Up to here everything visible has been given. */
  readonly reached: number;
  /** The newest position of the log at that moment. */
  readonly newest: number;
}

export interface FeedBounds {
  /** The first position that is still kept; newest + 1 when nothing is. */
  readonly oldest: number;
  readonly newest: number;
}

/** Port: the event log, as far as the units of the reader go. */
export abstract class FeedReader {
  abstract bounds(): Promise<FeedBounds>;
  /**
   * Events after a position whose frozen unit lies in the subtrees, or that are about a person with a place there now.
   * Looks at a bounded stretch of the log: `reached` moves on even when nothing in it is visible.
   */
  abstract slice(after: number, roots: readonly string[], limit: number): Promise<FeedSlice>;
}
