/** Why Redis is of no use, in one of a few words: a label of a metric. */
export type RedisFault = 'timed_out' | 'unreachable' | 'refused' | 'wrong_password';

/** The command was not answered in time. */
export class RedisTimeout extends Error {}

export function faultOf(error: unknown): RedisFault {
  if (error instanceof RedisTimeout) return 'timed_out';
  const { name, message } = error as Error;
  if (/WRONGPASS|NOAUTH|NOPERM|invalid password|invalid username-password/i.test(message)) return 'wrong_password';
  if (name === 'ReplyError') return 'refused';
  return 'unreachable';
}

const causes: Readonly<Record<RedisFault, string>> = {
  timed_out: 'does not answer in time',
  unreachable: 'cannot be reached',
  refused: 'refuses commands',
  wrong_password: 'refuses the password or the rights of the user',
};

/** What the operator reads: once when it begins, and again only when the cause is another. */
export const lineOf = (fault: RedisFault, where: string, detail: string): string =>
  `Redis at ${where} ${causes[fault]} (${detail}). Requests go on: until it is back each replica keeps its share of the limits by itself.`;

/** Commands that the client cut off or did not send say less than what broke the connection. */
export const isOfClient = (error: unknown): boolean =>
  (error as Error).name === 'MaxRetriesPerRequestError' || /Stream isn't writeable/.test((error as Error).message);

/** One that hangs and one that is gone are the same to whoever reads it: the one becomes the other by itself. */
export const isNews = (told: RedisFault | undefined, fault: RedisFault): boolean =>
  told === undefined || (told !== fault && !(isSilent(told) && isSilent(fault)));

const isSilent = (fault: RedisFault): boolean => fault === 'timed_out' || fault === 'unreachable';
