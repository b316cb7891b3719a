import { GrowingBytes } from './growing-bytes';

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

describe('bytes that grow', () => {
  it('hold every piece in order, far beyond the first room, and answer how long each is', () => {
    const pieces = Array.from({ length: 9_000 }, (_, n) => `${n} 滨湖路😀\t`);
    const grown = new GrowingBytes();
    expect(pieces.map((piece) => grown.add(piece))).toEqual(pieces.map((piece) => Buffer.byteLength(piece)));
    expect(grown.textOf(0, Buffer.byteLength(pieces[0] ?? ''))).toBe(pieces[0]);
    expect(textOf(grown.take())).toBe(pieces.join(''));
  });

  it('take one piece that is longer than all the room', () => {
    const grown = new GrowingBytes();
    grown.add('x');
    grown.add('长'.repeat(100_000));
    expect(grown.take()).toHaveLength(300_001);
  });

  it('are handed over in memory of their own and begin anew', () => {
    const grown = new GrowingBytes();
    grown.add('一');
    const taken = grown.take();
    expect(taken.buffer.byteLength).toBe(3);
    grown.add('二');
    expect([textOf(taken), textOf(grown.take()), grown.take().length]).toEqual(['一', '二', 0]);
  });
});
