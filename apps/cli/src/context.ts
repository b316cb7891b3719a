import * as fs from 'node:fs';
import type { Command } from 'commander';
import { ApiClient } from './api-client';
import { readCliConfig } from './config';
import type { CliConfig } from './config';
import { outputOf } from './output';
import type { Output } from './output';

export interface Context {
  readonly config: CliConfig;
  readonly api: ApiClient;
  readonly output: Output;
}

interface GlobalOptions {
  readonly address?: string;
  readonly tokenFile?: string;
}

/** What every command works with, from the environment and the options that all share. */
export function contextOf(command: Command): Context {
  const { address, tokenFile } = command.optsWithGlobals<GlobalOptions>();
  const token = tokenFile === undefined ? undefined : fs.readFileSync(tokenFile, 'utf8').trim();
  const read = readCliConfig();
  const config = { ...read, ...(address && { address: address.replace(/\/+$/, '') }), ...(token && { token }) };
  return { config, api: new ApiClient(config), output: outputOf(command) };
}

/** All items of a keyset list. */
export async function everyItem<T>(
  api: ApiClient,
  route: string,
  query: Readonly<Record<string, string | number | undefined>> = {},
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.get<{ items: T[]; nextCursor?: string }>(route, { ...query, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return items;
}
