/** Frames are whole pages: each is opened in place of this one, in one of its states. */
export const frameNames = ['PageFrame', 'ListFrame', 'DetailFrame', 'WizardFrame', 'DashboardFrame'] as const;
export type FrameName = (typeof frameNames)[number];

export const frameStates = ['filled', 'loading', 'empty', 'failed', 'forbidden'] as const;
export type FrameState = (typeof frameStates)[number];

/** Frames that read something from the server show what becomes of that. */
export const statesOf = (frame: FrameName): readonly FrameState[] =>
  frame === 'ListFrame' || frame === 'DetailFrame' ? frameStates : ['filled'];

export const FRAME = 'frame';
export const STATE = 'state';

export function shownFrame(parameters: URLSearchParams): readonly [FrameName, FrameState] | undefined {
  const frame = frameNames.find((name) => name === parameters.get(FRAME));
  if (frame === undefined) return undefined;
  return [frame, statesOf(frame).find((state) => state === parameters.get(STATE)) ?? 'filled'];
}
