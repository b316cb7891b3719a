import { ConfigFaults } from '@plinth/platform-config';

export type RolePasswords = ReadonlyMap<string, string>;

const LINE = /^plinth_([a-z][a-z_]*)[ \t]+(\S+)$/;

/**
 * One role a line, `plinth_market <password>`; empty lines and `#` lines are passed over. `plinth keys database` writes
 * such a file.
 * @throws ConfigFaults by the number of the line: what stands there may be a secret
 */
export function rolePasswordsIn(text: string): RolePasswords {
  const passwords = new Map<string, string>();
  const faults: string[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, domain, password] = LINE.exec(line.trim()) ?? [];
    if (domain === undefined || password === undefined)
      faults.push(`PLINTH_DATABASE_PASSWORDS line ${at + 1} is not of the form "plinth_<domain> <password>"`);
    else passwords.set(domain, password);
  }
  if (faults.length > 0) throw new ConfigFaults(faults);
  return passwords;
}

export const rolePasswordsText = (passwords: RolePasswords): string =>
  [...passwords].map(([domain, password]) => `plinth_${domain} ${password}\n`).join('');
