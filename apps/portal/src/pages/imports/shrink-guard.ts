import type { RosterImport } from './api';

type Summary = NonNullable<RosterImport['summary']>;

const SHARE = 0.1;

/** More than a tenth would leave: the server wants a word of its own then, and so do we. */
export const needsWord = ({ leaving, present }: Pick<Summary, 'leaving' | 'present'>): boolean =>
  leaving > present * SHARE;

export const changesNothing = ({ added, changed, moved, leaving, guardiansAdded }: Summary): boolean =>
  added + changed + moved + leaving + guardiansAdded === 0;

/** As people type: spaces and full-width digits do not matter, the number and the words do. */
const folded = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

export const isAnswered = (typed: string, wanted: string): boolean => folded(typed) === folded(wanted);
