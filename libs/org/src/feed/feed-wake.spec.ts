import { OrgEvents } from '@plinth/org-contract';
import type { Database } from '@plinth/platform-database';
import { FeedWake } from './feed-wake';

describe('what wakes the readers of the feed', () => {
  let notify: (notice: string) => void;
  let wake: FeedWake;
  beforeEach(() => {
    const listen: Database['listen'] = async (_channel, heard) => {
      notify = heard;
      return async () => undefined;
    };
    wake = new FeedWake({ listen } as Database);
  });

  it('is an event of the feed, not one of others', async () => {
    const mark = await wake.mark();
    notify('identity.account.signed_in.v1');
    expect(await wake.mark()).toBe(mark);
    notify(`identity.account.signed_in.v1 ${OrgEvents.personAdded}`);
    expect(await wake.mark()).not.toBe(mark);
  });

  it('is a notice that names nothing', async () => {
    const mark = await wake.mark();
    const waiting = wake.wait(mark, 3_600_000, new AbortController().signal);
    notify('');
    await waiting;
    expect(await wake.mark()).not.toBe(mark);
  });
});
