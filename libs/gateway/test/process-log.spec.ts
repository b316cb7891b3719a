import { Logger } from '@nestjs/common';
import { openGateway } from './gateway.fixture';

/** Nest has one logger for a process: what opens last decides who is heard. */
describe('the log of a process with a gateway in it', () => {
  const lines: string[] = [];
  const keep = (line: unknown): void => void lines.push(String(line));
  afterEach(() => Logger.overrideLogger(true));

  it('hears the other parts of the process, which speak through Nest', async () => {
    const gateway = await openGateway([], {}, undefined, { logger: { log: () => undefined, warn: keep, error: keep } });
    new Logger('Redis').warn('cannot be reached');
    await gateway.close();
    expect(lines).toContain('cannot be reached');
  });
});
