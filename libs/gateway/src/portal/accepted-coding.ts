import type { Coding } from './portal-files';

/** RFC 9110 §12.5.3: the smallest form that the client takes and that is there. */
export function acceptedCoding(header: string | undefined, has: (coding: Coding) => boolean): Coding | undefined {
  const refused = new Set<string>();
  const taken = new Set<string>();
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((each) => each.trim());
    const isRefused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    (isRefused ? refused : taken).add(name);
  }
  const takes = (coding: Coding): boolean => taken.has(coding) || (taken.has('*') && !refused.has(coding));
  return (['br', 'gzip'] as const).find((coding) => takes(coding) && has(coding));
}
