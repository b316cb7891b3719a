/** What a script can rely on. */
export const ExitCode = {
  done: 0,
  /** Something nobody expected. */
  failed: 1,
  /** The words of the call are off. */
  usage: 2,
  /** The base does not answer at its address. */
  unreachable: 3,
  /** The base said no: bad input, missing permission, a guard that wants an answer. */
  refused: 4,
  /** `doctor` or `audit verify` found something wrong. */
  unhealthy: 5,
} as const;

export class CliError extends Error {
  constructor(
    message: string,
    readonly exitCode: number,
    /** Shown by --json. */
    readonly body?: unknown,
  ) {
    super(message);
    this.name = 'CliError';
  }
}
