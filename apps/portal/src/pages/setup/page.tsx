import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { query } from '@plinth/api-client';
import { Loaded, TroubleNotice, useTexts, WizardFrame } from '@plinth/ui';
import { useRoot, useSetup, useWritten } from './api';
import type { SetupStep } from './api';
import { AdministratorStep } from './components/administrator-step';
import { NameStep } from './components/name-step';
import { NextStep } from './components/next-step';
import { SampleStep } from './components/sample-step';
import { SchoolStep } from './components/school-step';
import { beside, stepOf, walk } from './step-of';
import type { Step, StepProperties } from './step-of';
import { setupTexts } from './texts';

/** The first hour of whoever looks after a base, step by step. Where it stands, the server knows. */
export function SetupPage(): ReactNode {
  const t = useTexts(setupTexts);
  const setup = useSetup();
  const root = useRoot();
  const written = useWritten();
  const skip = query.useMutation('put', '/api/org/v1/setup/steps/{step}');
  const [parameters, setParameters] = useSearchParams();
  const step = stepOf(parameters.get('step'), setup.data);
  const go = (to: Step | undefined) => () => {
    if (to !== undefined) setParameters({ step: to });
  };
  const state = setup.data?.steps.find((one) => one.step === step)?.state;
  const onLater = async () => {
    if (state === 'open')
      await skip.mutateAsync({ params: { path: { step: step as SetupStep } }, body: { skipped: true } });
    await written();
    go(beside(step, 1))();
  };
  const before = beside(step, -1);
  const ways: StepProperties = {
    onBack: before === undefined ? undefined : go(before),
    onForward: go(beside(step, 1)),
    onLater: state === 'done' ? undefined : () => void onLater().catch(() => undefined),
  };
  return (
    <WizardFrame title={t.title} lead={t.lead} steps={walk.map((name) => t.steps[name])} step={walk.indexOf(step)}>
      <Loaded
        from={{
          data:
            setup.data === undefined || root.data === undefined ? undefined : { setup: setup.data, root: root.data },
          error: setup.error ?? root.error,
          refetch: () => Promise.all([setup.refetch(), root.refetch()]),
        }}
      >
        {(known) =>
          ({
            name: () => <NameStep root={known.root} {...ways} />,
            school: () => <SchoolStep root={known.root} {...ways} />,
            administrator: () => <AdministratorStep {...ways} onSchool={go('school')} />,
            sample: () => <SampleStep {...ways} />,
            next: () => <NextStep setup={known.setup} onBack={go(before)} />,
          })[step]()
        }
      </Loaded>
      {skip.error === null ? null : <TroubleNotice error={skip.error} />}
    </WizardFrame>
  );
}
