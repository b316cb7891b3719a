import * as fs from 'node:fs';

/** A file or folder of PLINTH_HOME that a restore exchanges, in step with the database. */
export interface HomePlace {
  readonly place: string;
  /** Whether the old one is kept beside the new one for good: older backups need the old master key. */
  readonly keepsOld: boolean;
}

export const incomingOf = (place: string): string => `${place}.restoring`;
const replacedOf = (place: string): string => `${place}.replaced`;

/** What is ready under `<place>.restoring` comes into place; the old one waits under `<place>.replaced`. */
export function swapIn(places: readonly HomePlace[]): void {
  for (const { place } of places) {
    if (!fs.existsSync(incomingOf(place))) continue;
    if (fs.existsSync(place)) fs.renameSync(place, replacedOf(place));
    fs.renameSync(incomingOf(place), place);
  }
}

/** After the commit: the old ones go, or get a name to stay under. */
export function finishSwap(places: readonly HomePlace[]): void {
  for (const { place, keepsOld } of places) {
    const old = replacedOf(place);
    if (!fs.existsSync(old)) continue;
    if (keepsOld) fs.renameSync(old, `${place}.until-${new Date().toISOString().replace(/[:.]/g, '-')}`);
    else fs.rmSync(old, { recursive: true, force: true });
  }
  dropIncoming(places);
}

/** The restore did not commit: the old ones come back. */
export function undoSwap(places: readonly HomePlace[]): void {
  for (const { place } of places) {
    if (!fs.existsSync(replacedOf(place))) continue;
    fs.rmSync(place, { recursive: true, force: true });
    fs.renameSync(replacedOf(place), place);
  }
  dropIncoming(places);
}

export function dropIncoming(places: readonly HomePlace[]): void {
  for (const { place } of places) fs.rmSync(incomingOf(place), { recursive: true, force: true });
}
