import * as fs from 'node:fs';
import { DomainError } from '@plinth/error-contract';
import type { MasterKey } from '@plinth/platform-crypto';
import type { CliConfig } from './config';
import { CliError, ExitCode } from './exit-code';

/** The key of the base of PLINTH_HOME; makes none. @throws CliError */
export async function existingMasterKey({ masterKeyFile }: CliConfig): Promise<MasterKey> {
  if (!fs.existsSync(masterKeyFile))
    throw new CliError(
      `There is no base here: ${masterKeyFile} is absent. Set PLINTH_HOME to its folder.`,
      ExitCode.usage,
    );
  const { openMasterKey } = await import('@plinth/platform-crypto');
  return openMasterKey(masterKeyFile);
}

/** What the base refuses is told in the operator's language, as the API would. */
export async function tellingRefusals<T>({ language }: CliConfig, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const message = error.text(language);
    throw new CliError(`${message} [${error.code}]`, ExitCode.refused, { code: error.code, message });
  }
}
