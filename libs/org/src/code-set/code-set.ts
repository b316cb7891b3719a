import { plainText } from '../identifier/plain-text';
import type { CodeEntry } from './code-entry';
import { documentCodes } from './document-codes';
import { ethnicityCodes } from './ethnicity-codes';
import { personCodes } from './person-codes';
import { relationCodes } from './relation-codes';
import { staffCodes } from './staff-codes';

const sets = {
  ...personCodes,
  ethnicity: ethnicityCodes,
  relation: relationCodes,
  document: documentCodes,
  ...staffCodes,
} as const satisfies Record<string, readonly CodeEntry[]>;

export type CodeSetName = keyof typeof sets;

export const codeSetNames = Object.keys(sets) as readonly CodeSetName[];

export const codesOf = (set: CodeSetName): readonly CodeEntry[] => sets[set];

const folded = (text: string): string =>
  plainText(text)
    .replace(/[\s()（）/、·]/g, '')
    .toLowerCase();

/** 壮 and 壮族, 0 and 00: the same. A text that stands for two codes would be a fault of the data (tested). */
function spellingsOf(set: CodeSetName, entry: CodeEntry): string[] {
  const names = [entry.code, entry.zh, entry.en, ...(entry.also ?? [])].map(folded);
  const tribes = set === 'ethnicity' ? names.filter((name) => /族$/.test(name)).map((name) => name.slice(0, -1)) : [];
  const bare = /^0\d$/.test(entry.code) ? [entry.code.slice(1)] : [];
  return [...names, ...tribes, ...bare];
}

const lookUps = new Map<CodeSetName, ReadonlyMap<string, CodeEntry>>();

function lookUp(set: CodeSetName): ReadonlyMap<string, CodeEntry> {
  let found = lookUps.get(set);
  if (found === undefined) {
    found = new Map(
      [...sets[set]].reverse().flatMap((entry: CodeEntry) => spellingsOf(set, entry).map((name) => [name, entry])),
    );
    lookUps.set(set, found);
  }
  return found;
}

const isValid = (entry: CodeEntry, on: string | undefined): boolean =>
  on === undefined || ((entry.validFrom ?? '') <= on && on <= (entry.validTo ?? '9999'));

/** The code that a text stands for: a code itself, a name or one of its spellings; undefined when unknown. */
export function codeOf(set: CodeSetName, text: string, on?: string): string | undefined {
  const entry = lookUp(set).get(folded(text));
  return entry !== undefined && isValid(entry, on) ? entry.code : undefined;
}

/** Name of a code, retired ones included. */
export function nameOfCode(set: CodeSetName, code: string, language: 'zh' | 'en' = 'zh'): string | undefined {
  return sets[set].find((entry) => entry.code === code)?.[language];
}
