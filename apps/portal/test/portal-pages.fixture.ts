import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from '../../plinth/test/base.fixture';

export interface ListedPage {
  readonly path: string;
  /** Nobody needs a right for it. */
  readonly isForAll: boolean;
}

/** Every page of the portal, read from its list as text: its pieces are for browsers alone. */
export function listPages(): readonly ListedPage[] {
  const text = fs.readFileSync(path.join(root, 'apps/portal/src/pages.ts'), 'utf8');
  const entries = text
    .slice(text.indexOf('pages: readonly PageEntry[]'))
    .split(/\n {2}\{\n/)
    .slice(1);
  return entries.map((entry) => {
    const at = /^ {4}path: '([^']+)'/m.exec(entry)?.[1];
    if (at === undefined) throw new Error(`No path in the list of pages: ${entry}`);
    return { path: at, isForAll: !/^ {4}needs:/m.test(entry) };
  });
}
