import { useRef, useState } from 'react';
import { startImport } from './api';
import type { NewImport, RosterImport } from './api';
import { hasChanged } from './file-check';

export type UploadTrouble = 'changed' | 'offline' | { readonly message: string; readonly reference?: string };

interface Upload {
  /** Share that has left; undefined when nothing is under way. */
  readonly share: number | undefined;
  readonly trouble: UploadTrouble | undefined;
  readonly send: (given: NewImport) => Promise<RosterImport | undefined>;
  readonly stop: () => void;
  readonly forget: () => void;
}

/** Sends the file, and finds out why when that fails: a browser says no more than that it did. */
export function useUpload(): Upload {
  const [share, setShare] = useState<number>();
  const [trouble, setTrouble] = useState<UploadTrouble>();
  const stopping = useRef<AbortController>(undefined);
  const send = async (given: NewImport): Promise<RosterImport | undefined> => {
    stopping.current = new AbortController();
    setTrouble(undefined);
    setShare(0);
    try {
      return await startImport(given, { onProgress: setShare, signal: stopping.current.signal });
    } catch (error) {
      if (!(error instanceof DOMException)) setTrouble(await troubleOf(error, given.file));
      return undefined;
    } finally {
      setShare(undefined);
    }
  };
  return {
    share,
    trouble,
    send,
    stop: () => stopping.current?.abort(),
    forget: () => setTrouble(undefined),
  };
}

async function troubleOf(error: unknown, file: File): Promise<UploadTrouble> {
  if (await hasChanged(file)) return 'changed';
  const { kind, message, reference } = error as Partial<Record<'kind' | 'message' | 'reference', string>>;
  if (kind === 'offline') return 'offline';
  return { message: message ?? '', ...(reference === undefined ? {} : { reference }) };
}
