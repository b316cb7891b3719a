/** Port: how many processes of this service run, as far as this one knows; what each takes of a limit kept alone. */
export abstract class Replicas {
  /** At least 1. */
  abstract get count(): number;
}

/** As the operator says. */
export class FixedReplicas extends Replicas {
  constructor(private readonly fixed: number = 1) {
    super();
    if (!(Number.isInteger(fixed) && fixed >= 1)) throw new Error(`Replicas are counted from 1: ${fixed}`);
  }

  get count(): number {
    return this.fixed;
  }
}
