/** An event as a domain publishes it. `data` is the proto3 JSON form of the message named by `type` in proto/. */
export interface NewEvent<D = Readonly<Record<string, unknown>>> {
  /** `<domain>.<aggregate>.<past-tense>.v<n>` */
  readonly type: string;
  /** Id of the aggregate; order is kept per key. */
  readonly key: string;
  /** Path of the unit the event belongs to, frozen: what a reader of the feed is filtered by. */
  readonly unitPath?: string;
  /** `person:<id>`, `client:<id>`, `operator`, `system`. */
  readonly actor: string;
  readonly data: D;
  readonly traceparent?: string;
}

/** An event as a consumer receives it. */
export interface PublishedEvent<D = Readonly<Record<string, unknown>>> extends NewEvent<D> {
  /** UUIDv7. */
  readonly id: string;
  /** Gap-free, commit-ordered across all domains. */
  readonly position: number;
  readonly occurredAt: Date;
}
