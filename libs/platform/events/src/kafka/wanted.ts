const stemOf = (type: string): string => type.replace(/\.v\d+$/, '');

/**
 * Which messages of a topic concern a consumer. A type that it does not name is passed over, known to this release or
 * not. A version that this release does not know of a fact that it does name is not: it is taken, cannot be read, and
 * waits with its key for a release that can. What has no type at all is taken too, so that somebody looks at it.
 */
export class Wanted {
  private readonly stems: ReadonlySet<string>;
  private readonly types: ReadonlySet<string>;

  constructor(
    types: readonly string[],
    private readonly isKnown: (type: string) => boolean,
  ) {
    this.types = new Set(types);
    this.stems = new Set(types.map(stemOf));
  }

  has(type: string | undefined): boolean {
    if (type === undefined || this.types.has(type)) return true;
    return this.stems.has(stemOf(type)) && !this.isKnown(type);
  }
}
