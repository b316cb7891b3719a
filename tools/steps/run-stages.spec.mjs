import { runStages } from './run-stages.mjs';

const step = (name, more = {}) => ({ name, ...more });
const names = (told) => told.map(({ name }) => name);

/** Tells what it runs, and ends a step only when it is let go. */
function slowly() {
  const [begun, letGo] = [[], new Map()];
  const run = (one) => {
    begun.push(one.name);
    return new Promise((resolve) => letGo.set(one.name, () => resolve(one)));
  };
  const end = async (name) => {
    letGo.get(name)();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return { begun, run, end };
}

describe('the stages of the whole check', () => {
  it('run lanes side by side, the steps of a lane in order, and a stage after all of the one before', async () => {
    const { begun, run, end } = slowly();
    const told = runStages([[[step('a'), step('b')], [step('c')]], [[step('d')]]], run);
    expect(begun).toEqual(['a', 'c']);
    await end('a');
    expect(begun).toEqual(['a', 'c', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'c', 'b']);
    await end('c');
    expect(begun).toEqual(['a', 'c', 'b', 'd']);
    await end('d');
    expect(names(await told)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('go on after a failure', async () => {
    const told = await runStages(
      [[[step('a', { fault: 'ended with 1' }), step('b')]], [[step('c')]]],
      async (one) => one,
    );
    expect(names(told)).toEqual(['a', 'b', 'c']);
  });

  it('end with the stage in which something needed failed, in whatever lane', async () => {
    const needed = step('c', { fault: 'ended with 1', needed: true });
    const told = await runStages([[[step('a'), step('b')], [needed]], [[step('d')]]], async (one) => one);
    expect(names(told)).toEqual(['a', 'b', 'c']);
  });

  it('tell a step whether it is alone', async () => {
    const run = async (one, isAlone) => ({ ...one, isAlone });
    const told = await runStages([[[step('a')]], [[step('b')], [step('c')]]], run);
    expect(told.map(({ isAlone }) => isAlone)).toEqual([true, false, false]);
  });
});
