// The order of the whole check: stages one after the other, the lanes of a stage side by side, the steps of a lane in order.

/**
 * Runs every step and goes on after one that failed, unless it is `needed`: then no stage begins after its own. Answers
 * what `run` told of each, in the order in which they are written down.
 * @param {(step: object, isAlone: boolean) => Promise<{ fault?: string }>} run one step; alone, nothing else is going on
 */
export async function runStages(stages, run) {
  const told = [];
  for (const lanes of stages) {
    const ofLanes = await Promise.all(lanes.map((lane) => runLane(lane, (step) => run(step, lanes.length === 1))));
    told.push(...ofLanes.flat());
    if (lanes.flat().some((step, at) => step.needed && ofLanes.flat()[at].fault)) break;
  }
  return told;
}

async function runLane(steps, run) {
  const told = [];
  for (const step of steps) told.push(await run(step));
  return told;
}
