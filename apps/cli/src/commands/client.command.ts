import type { Command } from 'commander';
import { contextOf } from '../context';

interface Options {
  readonly name: string;
  readonly redirectUri: string[];
  readonly logoutUri?: string[];
  readonly scope: string;
  readonly unit: string[];
  readonly launchUrl?: string;
  readonly audience?: string[];
  readonly public?: boolean;
  readonly firstParty?: boolean;
}

interface Client {
  readonly id: string;
  readonly secret?: string;
}

/** `plinth client add`: prints id and secret once. */
export function registerClient(program: Command): void {
  program
    .command('client')
    .description('applications that sign people in 应用')
    .command('add')
    .description('registers an application; id and secret are shown this once')
    .requiredOption('--name <name>')
    .option('--redirect-uri <uri...>', 'exact address the sign-in comes back to', [])
    .option('--logout-uri <uri...>', 'address the sign-out comes back to')
    .option('--scope <scopes>', 'separated by blanks', 'openid profile')
    .option('--unit <id...>', 'units it serves', [])
    .option('--launch-url <url>', 'where the landing page leads')
    .option('--audience <audience...>', 'whose landing page shows it: staff, student, guardian, administrator')
    .option('--public', 'a client without a secret (browser, phone)')
    .option('--first-party', 'people are not asked for consent')
    .action(async (options: Options, command: Command) => {
      const { api, output } = contextOf(command);
      const made = await api.post<Client>('/api/identity/v1/clients', {
        name: options.name,
        kind: options.public ? 'public' : 'confidential',
        redirectUris: options.redirectUri,
        postLogoutRedirectUris: options.logoutUri,
        scopes: options.scope.split(/\s+/).filter(Boolean),
        unitIds: options.unit,
        launchUrl: options.launchUrl,
        landingAudiences: options.audience,
        firstParty: options.firstParty,
      });
      output.answer(made, () => `client id:     ${made.id}\nclient secret: ${made.secret ?? '(none: public client)'}`);
    });
}
