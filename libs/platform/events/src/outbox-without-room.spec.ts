import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { sqlStateOf } from '@plinth/platform-database';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { CONTRACT_EVENT } from './contract/contract-event';
import { contractSchemas, hasty, publisher } from './contract/embedded.fixture';
import { EmbeddedEventBus } from './embedded-event-bus';
import { Relay } from './relay';

/** A disk that is full from `fill` to `free`. */
interface Disk {
  fill(): Promise<void>;
  free(): Promise<void>;
  remove(): Promise<void>;
}

/** PostgreSQL's own error where the outbox is written. */
async function errorOfDisk(test: TestDatabase): Promise<Disk> {
  const free = async () => void (await test.asOwner('DROP FUNCTION IF EXISTS alpha.no_room() CASCADE'));
  return {
    free,
    remove: free,
    fill: async () => {
      await test.asOwner(`CREATE FUNCTION alpha.no_room() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`);
      await test.asOwner(
        'CREATE TRIGGER no_room BEFORE INSERT ON alpha.outbox FOR EACH ROW EXECUTE FUNCTION alpha.no_room()',
      );
    },
  };
}

/** A file system of one MiB that holds the outbox. */
async function smallDisk(test: TestDatabase): Promise<Disk> {
  const place = mountSmall();
  const [row] = await test.asOwner<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`);
  const { uid, gid } = fs.statSync(row?.folder ?? '');
  fs.chownSync(place, uid, gid);
  const filler = path.join(place, 'filler');
  await test.asOwner(`CREATE TABLESPACE plinth_small LOCATION '${place}'`);
  await test.asOwner('ALTER TABLE alpha.outbox SET TABLESPACE plinth_small');
  const free = async () => fs.rmSync(filler, { force: true });
  return {
    free,
    fill: async () => {
      const file = fs.openSync(filler, 'w');
      try {
        for (;;) fs.writeSync(file, Buffer.alloc(4_096));
      } catch (error) {
        if ((error as { code?: string }).code !== 'ENOSPC') throw error;
      } finally {
        fs.closeSync(file);
      }
    },
    remove: async () => {
      await free();
      await test.asOwner('ALTER TABLE alpha.outbox SET TABLESPACE pg_default');
      await test.asOwner('DROP TABLESPACE plinth_small');
      execFileSync('umount', [place]);
      fs.rmdirSync(place);
    },
  };
}

function mountSmall(): string {
  const place = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-small-'));
  fs.chmodSync(place, 0o711);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' });
  return place;
}

function mayMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    const place = mountSmall();
    execFileSync('umount', [place]);
    fs.rmdirSync(place);
    return true;
  } catch {
    return false;
  }
}

const disks = [
  { name: 'the error of a full disk', open: errorOfDisk, where: describe },
  // Without the right to mount a file system there is no small disk to be filled.
  { name: 'a full disk', open: smallDisk, where: mayMount() ? describe : describe.skip },
];

for (const { name, open, where } of disks)
  where(`an outbox that meets ${name}`, () => {
    let test: TestDatabase;
    let disk: Disk;
    beforeEach(async () => {
      test = await openTestDatabase(contractSchemas);
      disk = await open(test);
    });
    afterEach(async () => {
      await disk.remove();
      await test.close();
    });

    it('refuses the write as a whole, and goes on without a restart: nothing is lost, nothing comes twice', async () => {
      const [alpha, beta] = [await test.open('alpha'), await test.open('beta')];
      const { publish } = publisher(alpha);
      const seen: string[] = [];
      const bus = new EmbeddedEventBus(beta.database, beta.transactions, 'beta', hasty);
      const handle = async (_tx: unknown, event: { readonly key: string }) => void seen.push(event.key);
      bus.subscribe({ name: 'beta.keeper', types: [CONTRACT_EVENT], handle });
      const relay = await Relay.open(test.server, { pollMs: 200 });
      try {
        await disk.fill();
        for (const key of ['a', 'b']) {
          const refused = await publish([key]).then(
            () => undefined,
            (error: unknown) => sqlStateOf(error),
          );
          expect(refused).toBe('53100');
        }
        expect(await test.asOwner('SELECT key FROM alpha.thing')).toEqual([]);
        await bus.start();
        await relay.start();
        await disk.free();
        await publish(['b', 'c']);
        for (const end = performance.now() + 10_000; seen.length < 2 && performance.now() < end; )
          await new Promise((resolve) => setTimeout(resolve, 50));
        expect(seen).toEqual(['b', 'c']);
        expect(await test.asOwner('SELECT key, n FROM alpha.thing ORDER BY key')).toEqual([
          { key: 'b', n: 1 },
          { key: 'c', n: 1 },
        ]);
      } finally {
        await bus.stop();
        await relay.stop();
      }
    });
  });
