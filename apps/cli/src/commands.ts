import type { Command } from 'commander';
import { registerAccount } from './commands/account.command';
import { registerAdmin } from './commands/admin.command';
import { registerAudit } from './commands/audit.command';
import { registerBackup } from './commands/backup.command';
import { registerClient } from './commands/client.command';
import { registerDoctor } from './commands/doctor.command';
import { registerEvents } from './commands/events.command';
import { registerGrant } from './commands/grant.command';
import { registerImport } from './commands/import.command';
import { registerKeys } from './commands/keys.command';
import { registerMigrate } from './commands/migrate.command';
import { registerRole } from './commands/role.command';
import { registerSeed } from './commands/seed.command';
import { registerSlips } from './commands/slips.command';
import { registerStatus } from './commands/status.command';
import { registerToken } from './commands/token.command';
import { registerUnit } from './commands/unit.command';

/** In the order of `--help`. */
export const commands: readonly ((program: Command) => void)[] = [
  registerStatus,
  registerDoctor,
  registerAdmin,
  registerUnit,
  registerImport,
  registerSeed,
  registerSlips,
  registerAccount,
  registerRole,
  registerClient,
  registerGrant,
  registerToken,
  registerKeys,
  registerBackup,
  registerMigrate,
  registerEvents,
  registerAudit,
];
