import type { ReactNode } from 'react';
import { Skeleton } from '@plinth/ui';
import { useUnitInView } from '../session/unit-in-view';

/** A page about a unit comes with the unit's name: one that followed later would push down what is read already. */
export const UnitGate = ({ children }: { readonly children: ReactNode }): ReactNode =>
  useUnitInView().isKnown ? children : <Skeleton lines={0} />;
