import { until } from '@plinth/platform-testing';
import { TestServices } from './services.fixture';

/** `Date` of a process that begins with a wrong clock, and is put right by SIGUSR2. */
const WRONG_CLOCK = `
const Real = Date;
let off = -7_200_000;
globalThis.Date = class extends Real {
  constructor(...given) { super(...(given.length === 0 ? [Real.now() + off] : given)); }
  static now() { return Real.now() + off; }
};
process.on('SIGUSR2', () => { off = 0; });
`;

describe('a replica whose clock is wrong', () => {
  let services: TestServices;
  beforeAll(async () => {
    services = await TestServices.open();
  });
  afterAll(() => services?.close());

  it('says so and does not count as ready, beside one that is right; put right, it does', async () => {
    const jump = services.file('wrong-clock.cjs', WRONG_CLOCK);
    const [wrong, right] = await Promise.all([
      services.start('audit', { NODE_OPTIONS: `--require ${jump}` }),
      services.start('audit'),
    ]);
    await Promise.all([wrong.ready(), right.ready()]);
    expect(await right.readiness()).toMatchObject({ status: 200, checks: { clock: 'ok' } });
    expect(await wrong.readiness()).toMatchObject({ status: 503, checks: { clock: 'failed', database: 'ok' } });
    const line = /7\d\d\d\.\d s behind that of PostgreSQL .*PLINTH_CLOCK_LIMIT_MS.*Set it right/;
    expect(await wrong.logged(line)).toMatch(line);
    expect(await wrong.metrics()).toMatch(/^plinth_clock_ahead_seconds -7\d\d\d/m);
    wrong.signal('SIGUSR2');
    const settled = await until(
      () => wrong.readiness(),
      ({ status }) => status === 200,
    );
    expect(settled).toMatchObject({ status: 200, checks: { clock: 'ok' } });
  });

  it('counts where the limit is off', async () => {
    const jump = services.file('wrong-clock.cjs', WRONG_CLOCK);
    const audit = await services.start('audit', { NODE_OPTIONS: `--require ${jump}`, PLINTH_CLOCK_LIMIT_MS: '0' });
    expect((await (await audit.ready()).readiness()).status).toBe(200);
  });
});
