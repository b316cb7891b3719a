/** Where a sign-in comes from; shown to the person in their own history. */
export interface Origin {
  readonly address: string;
  readonly userAgent: string;
}
