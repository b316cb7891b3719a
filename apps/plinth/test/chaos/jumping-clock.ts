/**
 * Loaded before a service of the chaos: each SIGUSR2 moves its clock on by one of these steps. What counts the time
 * since the process began (timers, `performance.now`) goes on as it does when somebody sets the clock of a machine.
 */
const STEPS_MS = [7_200_000, 0, -7_200_000, 0];

const Real = Date;
const moves = { times: 0 };
const shiftMs = (): number => (moves.times === 0 ? 0 : (STEPS_MS[(moves.times - 1) % STEPS_MS.length] ?? 0));
const now = (): number => Real.now() + shiftMs();

globalThis.Date = new Proxy(Real, {
  construct: (_, given: unknown[], asked) =>
    Reflect.construct(Real, given.length === 0 ? [now()] : given, asked) as object,
  apply: () => new Real(now()).toString(),
  get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
});

process.on('SIGUSR2', () => {
  moves.times += 1;
});
