// What a page holds in memory, by a snapshot of its heap after a collection of garbage.
import type { CDPSession } from 'playwright-core';

interface Snapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly unknown[] };
  };
  readonly nodes: readonly number[];
}

export interface PageHeap {
  /** Objects, strings and what belongs to the document, in MB. */
  readonly held: number;
  /** What the engine has compiled of the scripts: it grows for a while with what is used often, whatever pages keep. */
  readonly compiled: number;
}

export async function heapOf(session: CDPSession): Promise<PageHeap> {
  const chunks: string[] = [];
  const take = ({ chunk }: { readonly chunk: string }): void => void chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', take);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', take);
  return sizesIn(JSON.parse(chunks.join('')) as Snapshot);
}

function sizesIn({ snapshot: { meta }, nodes }: Snapshot): PageHeap {
  const [type, size] = ['type', 'self_size'].map((name) => meta.node_fields.indexOf(name)) as [number, number];
  const code = (meta.node_types[type] as readonly string[]).indexOf('code');
  let [held, compiled] = [0, 0];
  for (let at = 0; at < nodes.length; at += meta.node_fields.length) {
    const bytes = nodes[at + size] as number;
    if (nodes[at + type] === code) compiled += bytes;
    else held += bytes;
  }
  return { held: held / 1e6, compiled: compiled / 1e6 };
}
