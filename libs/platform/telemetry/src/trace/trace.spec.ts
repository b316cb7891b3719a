import { currentTraceparent, formatTraceparent, parseTraceparent, traced, withTraceparent } from './trace';

const header = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

describe('trace', () => {
  it('carries a trace through asynchronous work without an SDK, and not beyond it', async () => {
    const inside = await withTraceparent(header, async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return traced('x', async () => currentTraceparent());
    });
    expect(inside).toBe(header);
    expect(currentTraceparent()).toBeUndefined();
  });

  it.each([
    undefined,
    '',
    'rubbish',
    `00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`,
    `00-${'a'.repeat(32)}-${'0'.repeat(16)}-01`,
    `ff-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
    `${header}-more`,
    header.toUpperCase(),
  ])('W3C Trace Context §3.2: takes no trace from %s', (bad) => {
    expect(parseTraceparent(bad)).toBeUndefined();
    expect(withTraceparent(bad, () => currentTraceparent())).toBeUndefined();
  });

  it('W3C Trace Context §3.2.4: reads a later version with more fields as the known part', () => {
    const parsed = parseTraceparent(`01${header.slice(2)}-more`);
    expect(parsed && formatTraceparent(parsed)).toBe(header);
  });

  it('answers and throws as the work does', async () => {
    expect(await traced('x', async () => 5)).toBe(5);
    await expect(traced('x', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
