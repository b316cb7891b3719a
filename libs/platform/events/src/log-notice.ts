/** NOTIFY tells here that the log has grown. */
export const LOG_CHANNEL = 'plinth_log';

/**
 * Whether what came may be one of these types. The notice names those that came, parted by blanks; one that names none
 * (too many, or a listening connection that was made anew) may mean any.
 */
export function mayBeOf(notice: string, types: readonly string[]): boolean {
  return notice === '' || notice.split(' ').some((type) => types.includes(type));
}
