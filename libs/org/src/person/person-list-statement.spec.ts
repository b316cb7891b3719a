import { sqlOf } from '@plinth/platform-database';
import type { DomainDatabase } from '@plinth/platform-database';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { orgSchema } from '../migrations';
import { listStatement } from './person-list-statement.postgres';
import type { ListShape } from './person-list-statement.postgres';

const shape: ListShape = {
  plan: 'school',
  descending: false,
  hasCursor: true,
  hasOneRole: true,
  hasPrefix: false,
  hasIds: false,
  hasStatus: false,
  ended: false,
};

interface PlanNode {
  readonly 'Index Cond'?: string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

const nodesOf = (node: PlanNode): readonly PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

describe('the statement of a list page', () => {
  let test: TestDatabase;
  let org: DomainDatabase;

  beforeAll(async () => {
    test = await openTestDatabase([orgSchema]);
    org = await test.open('org');
  });
  afterAll(() => test.close());

  /** As it is made once for whatever values come, on tables that are worth an index. */
  const planOf = (over: Partial<ListShape>): Promise<readonly PlanNode[]> =>
    org.transactions.run(async (tx) => {
      for (const name of ['seqscan', 'bitmapscan']) await sqlOf(tx).execute(`SET LOCAL enable_${name} = off`);
      const [row] = await sqlOf(tx).query<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>(
        `EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${listStatement({ ...shape, ...over })}`,
      );
      return nodesOf(row?.['QUERY PLAN'][0]?.Plan as PlanNode);
    });

  // A plan is made once for all pages: a cursor that is only a filter would read the list from its start to the page.
  it.each([
    ['of one role', {}],
    ['backwards', { descending: true }],
    ['of several roles', { hasOneRole: false }],
    ['of a class', { plan: 'units', hasOneRole: false }],
  ] as const)('goes to its cursor by the index: a page %s', async (_, over) => {
    const found = (await planOf(over)).filter(
      (node) => node['Relation Name'] === 'membership' && node['Index Cond']?.includes('$3'),
    );
    expect(found).toHaveLength(1);
  });

  // The planner cannot know that those found lie together in the order, and would read all that comes before them.
  it.each([
    ['of a region', { plan: 'wide', hasOneRole: false }, 'person'],
    ['of a region backwards', { plan: 'wide', hasOneRole: false, descending: true }, 'person'],
    ['of the whole base', { plan: 'wide', hasOneRole: false, isEverybody: true }, 'person'],
    ['of a school', {}, 'membership'],
    ['of a class', { plan: 'units', hasOneRole: false }, 'membership'],
  ] as const)('searches from the letter on: a list %s', async (_, over, table) => {
    const searched = { hasCursor: false, hasPrefix: true, hasLetter: true, isLetter: true, ...over };
    const found = (await planOf(searched)).filter(
      (node) => node['Relation Name'] === table && /sort_key >= .*sort_key </.test(node['Index Cond'] ?? ''),
    );
    expect(found).toHaveLength(1);
  });

  // Thousands are called Zhang: whether each has a place is asked of the first hundred.
  it.each([
    ['letters', { hasLetter: true }],
    ['a name', {}],
  ])('puts those whom %s find in order before it asks where they are', async (_, over) => {
    const wide = { plan: 'wide', hasOneRole: false, hasCursor: false, hasPrefix: true, isEverybody: true } as const;
    const text = listStatement({ ...shape, ...wide, ...over });
    expect(text).toMatch(/ORDER BY p\.sort_key ASC, p\.id ASC OFFSET 0\) AS p\s+WHERE EXISTS/);
  });

  it('puts no line together where only kept ones are asked for', async () => {
    const tables = (await planOf({ keptOnly: true })).map((node) => node['Relation Name']);
    expect(tables.filter((name) => name !== undefined).sort()).toEqual(['membership', 'person_line']);
  });
});
