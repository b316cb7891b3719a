import { instruments } from './instruments';
import { measureCertificate } from './certificates';

it('a text that is no certificate is no value and no failure', async () => {
  measureCertificate('nothing', 'rubbish');
  expect(await instruments.registry.metrics()).not.toContain('use="nothing"');
});
