import { createContext, use, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';

/** Between one piece that has come and the next that it asks for. */
const PAUSE_MS = 50;
/** Longer than this nobody looks at grey lines because of one slow piece. */
const LONGEST_MS = 1_500;

interface Waiters {
  readonly come: () => void;
  readonly go: () => void;
}

const ArrivalContext = createContext<Waiters | undefined>(undefined);

/** As long as it is there, the page around it is not all there. Shows nothing. */
export function Waiting(): ReactNode {
  const waiters = use(ArrivalContext);
  useLayoutEffect(() => {
    waiters?.come();
    return () => waiters?.go();
  }, [waiters]);
  return null;
}

interface Properties {
  readonly meanwhile: ReactNode;
  readonly children: (isThere: boolean) => ReactNode;
}

/** Keeps several pieces back until all have come, so that none pushes another away under the reader's eyes. Once only. */
export function Arrival({ meanwhile, children }: Properties): ReactNode {
  const [isThere, setThere] = useState(false);
  const count = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiters = useMemo(
    () => ({
      come: () => {
        count.current += 1;
        clearTimeout(timer.current);
      },
      go: () => {
        count.current -= 1;
        clearTimeout(timer.current);
        if (count.current === 0) timer.current = setTimeout(() => setThere(true), PAUSE_MS);
      },
    }),
    [],
  );
  useEffect(() => {
    if (count.current === 0) timer.current = setTimeout(() => setThere(true), PAUSE_MS);
    const longest = setTimeout(() => setThere(true), LONGEST_MS);
    return () => {
      clearTimeout(timer.current);
      clearTimeout(longest);
    };
  }, []);
  return (
    <>
      {isThere ? null : meanwhile}
      <ArrivalContext value={waiters}>{children(isThere)}</ArrivalContext>
    </>
  );
}
