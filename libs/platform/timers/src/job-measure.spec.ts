import { instruments } from '@plinth/platform-telemetry';
import { tellJobs } from './job-measure';

it('a task whose jobs are done is told as 0', async () => {
  const none = { due: 0, later: 0, running: 0, parked: 0 };
  tellJobs(['org.x', 'org.y'], [{ ...none, task: 'org.x', parked: 2 }]);
  expect(await instruments.registry.metrics()).toContain('plinth_jobs{task="org.x",state="parked"} 2');
  tellJobs(['org.x', 'org.y'], []);
  expect(await instruments.registry.metrics()).toContain('plinth_jobs{task="org.x",state="parked"} 0');
});
