import { ConfigFaults } from '@plinth/platform-config';

/** A service that answers. */
export interface RunningProcess {
  /** Where. */
  readonly url: string;
  /** Takes no more work, finishes what is in hand, closes everything. */
  drain(): Promise<void>;
}

export const ExitCode = { drained: 0, failed: 1, misconfigured: 78 } as const;

/**
 * The life of a service as a process: one line when it is ready, an orderly end at SIGTERM or SIGINT, and at once at
 * the second of them. `onLost` ends it when it cannot go on.
 */
export async function runProcess(
  name: string,
  start: (onLost: (error: Error) => void) => Promise<RunningProcess>,
): Promise<void> {
  const onLost = (error: Error): void => {
    console.error(`${name} stops: ${error.message}`);
    process.exit(ExitCode.failed);
  };
  try {
    const running = await start(onLost);
    endOnSignals(name, running);
    console.log(`${name} is ready at ${running.url}`);
  } catch (error) {
    console.error(`${name} did not start: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(error instanceof ConfigFaults ? ExitCode.misconfigured : ExitCode.failed);
  }
}

function endOnSignals(name: string, running: RunningProcess): void {
  let draining: Promise<void> | undefined;
  const end = (): void => {
    if (draining !== undefined) process.exit(ExitCode.failed);
    draining = running.drain().then(
      () => process.exit(ExitCode.drained),
      (error: unknown) => {
        console.error(`${name} did not end in order: ${error instanceof Error ? error.message : String(error)}`);
        process.exit(ExitCode.failed);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}
