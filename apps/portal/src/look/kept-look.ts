import type { Accent, Accents } from '@plinth/ui';

/** What of a look the pages show from their first moment on: of the last time, until the base has answered. */
export interface Look {
  /** Null of a base without a name. */
  readonly unitName: string | null;
  /** Where the logo is, at the base itself. */
  readonly logo: string | null;
  readonly palette: Accents | null;
}

const STORED_AS = 'plinth.look';
const COLOUR = /^#[\da-f]{6}$/;
const LOGO = /^\/api\/org\/v1\/units\/[\w-]+\/look\/logo\/[\w-]+$/;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isAccent = (value: unknown): value is Accent =>
  isRecord(value) && (['primary', 'ink', 'active', 'soft'] as const).every((part) => COLOUR.test(String(value[part])));

const isAccents = (value: unknown): value is Accents =>
  isRecord(value) && isAccent(value['light']) && isAccent(value['dark']);

/** Undefined for what is none, was spoilt, or was kept by another release. */
export function lookIn(text: string | null): Look | undefined {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    if (!isRecord(kept)) return undefined;
    const { unitName = null, logo = null, palette = null } = kept;
    if (unitName !== null && typeof unitName !== 'string') return undefined;
    if (logo !== null && (typeof logo !== 'string' || !LOGO.test(logo))) return undefined;
    if (palette !== null && !isAccents(palette)) return undefined;
    return { unitName, logo, palette };
  } catch {
    return undefined;
  }
}

export const keptLook = (): Look | undefined => lookIn(localStorage.getItem(STORED_AS));

/** It is no secret: a logo and a colour that everybody of the unit sees. */
export function keepLook(look: Look | undefined): void {
  if (look === undefined) return localStorage.removeItem(STORED_AS);
  const { unitName, logo, palette } = look;
  try {
    localStorage.setItem(STORED_AS, JSON.stringify({ unitName, logo, palette }));
  } catch {
    // A full or forbidden store: the pages take their look a moment later, that is all.
  }
}
