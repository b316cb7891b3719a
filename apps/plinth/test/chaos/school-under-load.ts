import { readFileSync } from 'node:fs';
import type { ClusterProcess } from './cluster-process.fixture';
import { InsistentClient } from './insistent-client';
import { nameOf } from './seeded';

/** What is there before the first fault. */
export interface SchoolUnderLoad {
  readonly schoolId: string;
  /** Where single people are written. */
  readonly classId: string;
  /** Where rosters go in; nobody else is written there. */
  readonly importSchoolId: string;
  readonly usernames: readonly string[];
  readonly password: string;
  newClient(): InsistentClient;
}

const STAFF = 12;
const PASSWORD = 'Green-Lantern-82';

export async function prepareSchools(cluster: ClusterProcess): Promise<SchoolUnderLoad> {
  const unit = async (kind: string, name: string, parent: string, ...more: string[]): Promise<string> =>
    (await cluster.cli('unit', 'add', '--kind', kind, '--name', name, '--parent', parent, ...more)).id;
  const bureau = await unit('bureau', '北海市教育局', 'root');
  const schoolId = await unit('school', '第一实验小学', bureau, '--code', '2145000101');
  const importSchoolId = await unit('school', '第二实验小学', bureau, '--code', '2145000102');
  const newClient = () => new InsistentClient(cluster.url, () => operatorToken(cluster));
  const client = newClient();
  const classId = await insisted(client, '/api/org/v1/units', {
    ...{ kind: 'class', parentId: schoolId, stage: 'primary', entryYear: 2026, classNumber: 1 },
  });
  const usernames: string[] = [];
  for (let n = 0; n < STAFF; n += 1) {
    const number = `T${100 + n}`;
    await insisted(client, '/api/org/v1/people', {
      name: nameOf('教', n),
      identifiers: [{ kind: 'staff_number', value: number }],
      membership: { unitId: schoolId, role: 'staff' },
    });
    usernames.push(`2145000101/${number}`);
  }
  for (const name of usernames) await givePassword(client, name);
  return { schoolId, classId, importSchoolId, usernames, password: PASSWORD, newClient };
}

async function insisted(client: InsistentClient, path: string, body: object): Promise<string> {
  const { status, body: answer } = await client.ask('POST', path, body);
  if (status !== 201) throw new Error(`POST ${path} answered ${status}: ${JSON.stringify(answer)}`);
  return answer.id;
}

/** Its account comes by an event: soon, not at once. */
async function givePassword(client: InsistentClient, name: string): Promise<void> {
  for (const end = Date.now() + 60_000; ; ) {
    const { status, body } = await client.ask('POST', '/api/identity/v1/accounts/search', { name });
    if (status < 300) {
      const path = `/api/identity/v1/accounts/${body.id}/password`;
      const given = await client.ask('PUT', path, { password: PASSWORD, mustChange: false });
      if (given.status >= 300) throw new Error(`PUT ${path} answered ${given.status}: ${JSON.stringify(given.body)}`);
      return;
    }
    if (Date.now() > end) throw new Error(`No account for ${name}: ${JSON.stringify(body)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function operatorToken(cluster: ClusterProcess): Promise<string> {
  const { clientId, clientSecret } = JSON.parse(readFileSync(cluster.operatorFile, 'utf8')) as {
    clientId: string;
    clientSecret: string;
  };
  const answer = await fetch(`${cluster.url}/oauth/token`, {
    method: 'POST',
    signal: AbortSignal.timeout(10_000),
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const { access_token: token } = (await answer.json()) as { access_token?: string };
  if (token === undefined) throw new Error(`No token: ${answer.status}`);
  return token;
}
