import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { ConsumerState, EventOperations } from '@plinth/platform-events';
import { contextOf } from '../context';
import type { Context } from '../context';
import { CliError, ExitCode } from '../exit-code';
import { existingMasterKey, tellingRefusals } from '../local-base';
import { table } from '../output';

interface LetterOptions {
  readonly consumer: string;
  readonly limit: number;
  readonly position: number;
  readonly event?: string;
}

/** Those that may have consumers. */
const DOMAINS = ['org', 'identity', 'market'] as const;
const consumerText = 'as `events lag` names it, e.g. identity.accounts';

/** `plinth events …`: what waits between the parts of a base; at the base of PLINTH_HOME itself, not over its API. */
export function registerEvents(program: Command): void {
  const events = program.command('events').description('what the consumers of events have done and given up 事件');
  events
    .command('lag')
    .description('how far each consumer is, and what it has set aside')
    .action((_options: unknown, command: Command) => beside(command, tellLag));
  events
    .command('dead')
    .description('what a consumer has given up, why and since when')
    .requiredOption('--consumer <name>', consumerText)
    .option('--limit <number>', 'the oldest so many', wholeNumber, 100)
    .action((options: LetterOptions, command: Command) => beside(command, (context) => tellDead(options, context)));
  events
    .command('replay')
    .description('lets a consumer try again what it has given up, once the cause is mended')
    .requiredOption('--consumer <name>', consumerText)
    .action((options: LetterOptions, command: Command) => beside(command, (context) => replay(options, context)));
  events
    .command('dismiss')
    .description('throws a given-up event away for good; what waits behind it goes on')
    .requiredOption('--consumer <name>', consumerText)
    .requiredOption('--position <number>', 'as `events dead` shows it', wholeNumber)
    .option('--event <id>', 'of that event: says that you have looked at it')
    .action((options: LetterOptions, command: Command) => beside(command, (context) => dismiss(options, context)));
}

function wholeNumber(text: string): number {
  if (!/^-?\d{1,15}$/.test(text)) throw new InvalidArgumentError('Must be a whole number.');
  return Number(text);
}

type Work = (context: Context & { readonly of: OperationsOf }) => Promise<void>;
type OperationsOf = <T>(domain: string, work: (operations: EventOperations) => Promise<T>) => Promise<T>;

function beside(command: Command, work: Work): Promise<void> {
  const context = contextOf(command);
  return tellingRefusals(context.config, async () => {
    const { openDomainDatabase } = await import('@plinth/platform-database');
    const { EventOperations } = await import('@plinth/platform-events');
    const { withServer } = await import('@plinth/shell-store');
    await withServer(context.config, await existingMasterKey(context.config), (server) =>
      work({
        ...context,
        of: async (domain, ask) => {
          const opened = await openDomainDatabase({ server, domain, poolSize: 2 });
          try {
            return await ask(new EventOperations(opened, domain));
          } finally {
            await opened.close();
          }
        },
      }),
    );
  });
}

/** Names of consumers begin with their domain. */
function domainOf(consumer: string): string {
  const domain = DOMAINS.find((name) => consumer.startsWith(`${name}.`));
  if (domain === undefined)
    throw new CliError(`A consumer is called ${DOMAINS.join('|')}.<what it keeps>`, ExitCode.usage);
  return domain;
}

const tellLag: Work = async ({ of, output }) => {
  const found: ({ readonly domain: string } & ConsumerState)[] = [];
  for (const domain of DOMAINS) {
    const states = await of(domain, (operations) => operations.states());
    found.push(...states.map((state) => ({ domain, ...state })));
  }
  const columns = ['domain', 'consumer', 'position', 'behind', 'waiting', 'parked', 'dead', 'unread'] as const;
  output.answer({ consumers: found }, () =>
    table([columns, ...found.map((state) => columns.map((name) => String(state[name])))]),
  );
};

async function tellDead({ consumer, limit }: LetterOptions, { of, output }: Parameters<Work>[0]): Promise<void> {
  const letters = await of(domainOf(consumer), (operations) => operations.givenUp(consumer, limit));
  output.answer({ consumer, letters }, () => {
    if (letters.length === 0) return `${consumer} has given up nothing.`;
    const rows = letters.map(({ position, event, type, key, since, parkedBehind, reason, unreadAt }) => [
      ...[String(position), event, type, key, since.toISOString(), String(parkedBehind)],
      `${reason ?? ''}${unreadAt === null ? '' : ` (message ${unreadAt})`}`,
    ]);
    return table([['position', 'event', 'type', 'key', 'since', 'behind it', 'why'], ...rows]);
  });
}

async function replay({ consumer }: LetterOptions, { of, output }: Parameters<Work>[0]): Promise<void> {
  const replayed = await of(domainOf(consumer), (operations) => operations.replay(consumer));
  output.answer(
    { consumer, replayed },
    () => `${replayed} events are tried again within a few seconds, as soon as ${consumer} runs`,
  );
}

async function dismiss(options: LetterOptions, { of, output }: Parameters<Work>[0]): Promise<void> {
  const { consumer, position, event } = options;
  const dismissed = await of(domainOf(consumer), (operations) => operations.dismiss(consumer, position, event));
  output.answer(
    { consumer, dismissed },
    () => `${dismissed.type} ${dismissed.event} is thrown away; ${dismissed.parkedBehind} behind it go on`,
  );
}
