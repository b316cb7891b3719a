import { useState } from 'react';
import { useMe } from '../../../session/session';

/** A choice of this person that this browser keeps; another person at it has others. */
export function useKept<T>(name: string, usual: T, accept: (value: unknown) => value is T): [T, (value: T) => void] {
  const personId = useMe().data?.personId ?? '';
  const key = `plinth.${name}.${personId}`;
  const [value, setValue] = useState<T>(() => {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
      return accept(kept) ? kept : usual;
    } catch {
      return usual;
    }
  });
  const keep = (changed: T): void => {
    localStorage.setItem(key, JSON.stringify(changed));
    setValue(changed);
  };
  return [value, keep];
}
