import { testKeyring } from '@plinth/platform-testing';
import { Keyring } from './keyring';
import { newKey } from './new-key';
import { randomCode } from './random-code';
import { sameSecret } from './same-secret';

const past = new Date(0);
const invalid = expect.objectContaining({ code: 'crypto.sealed_value_invalid' });
const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('field cipher', () => {
  const { fieldCipher } = testKeyring();
  const sealed = fieldCipher.seal('org.identifier', '身份证号 ✓');

  it('opens what it sealed', () => {
    expect(fieldCipher.open('org.identifier', sealed)).toBe('身份证号 ✓');
    expect(fieldCipher.open('org.identifier', fieldCipher.seal('org.identifier', ''))).toBe('');
  });

  it('lays out suite, key version, nonce, ciphertext and tag', () => {
    expect([...sealed.subarray(0, 3)]).toEqual([1, 0, 1]);
    expect(sealed.length).toBe(3 + 12 + Buffer.byteLength('身份证号 ✓') + 16);
  });

  it('never seals the same text twice alike', () => {
    const seen = new Set(Array.from({ length: 5000 }, () => fieldCipher.seal('p', 'same').toString('hex')));
    expect(seen.size).toBe(5000);
    expect(new Set([...seen].map((hex) => hex.slice(6, 30))).size).toBe(5000);
  });

  it('refuses another purpose, another ring, and every single altered byte', () => {
    expect(thrownBy(() => fieldCipher.open('org.contact', sealed))).toEqual(invalid);
    expect(thrownBy(() => testKeyring().fieldCipher.open('org.identifier', sealed))).toEqual(invalid);
    for (let place = 0; place < sealed.length; place += 1) {
      const altered = Buffer.from(sealed);
      altered.writeUInt8(altered.readUInt8(place) ^ 1, place);
      expect(thrownBy(() => fieldCipher.open('org.identifier', altered))).toEqual(invalid);
    }
    for (const length of [0, 1, 3, 15, 30, sealed.length - 1]) {
      expect(thrownBy(() => fieldCipher.open('org.identifier', sealed.subarray(0, length)))).toEqual(invalid);
    }
  });
});

describe('versions', () => {
  const [first, second] = [newKey('field', 1, past), newKey('field', 2, past)];
  const others = [newKey('index', 1, past), newKey('digest', 1, past)];

  it('seals with the newest and still opens the old', () => {
    const ring = new Keyring([first, ...others]);
    const old = ring.fieldCipher.seal('p', 'x');
    expect(ring.fieldCipher.isStale(old)).toBe(false);
    ring.replace([second, first, ...others]);
    expect(ring.fieldCipher.open('p', old)).toBe('x');
    expect(ring.fieldCipher.isStale(old)).toBe(true);
    expect(ring.fieldCipher.isStale(ring.fieldCipher.seal('p', 'x'))).toBe(false);
    expect(ring.versions().filter(({ use }) => use === 'field')).toMatchObject([
      { version: 1, state: 'retired' },
      { version: 2, state: 'current' },
    ]);
  });

  it('opens a version that is not yet current, but does not seal with it', () => {
    const coming = { ...second, currentFrom: new Date(Date.now() + 60_000) };
    const ring = new Keyring([first, coming, ...others]);
    const early = new Keyring([second, ...others]).fieldCipher.seal('p', 'x');
    expect(ring.fieldCipher.open('p', early)).toBe('x');
    expect([...ring.currentHeader]).toEqual([1, 0, 1]);
    expect(ring.versions()[0]?.state).not.toBe('pending');
    expect(ring.versions().find(({ version }) => version === 2)?.state).toBe('pending');
  });

  it('tells versions above 255 apart', () => {
    const ring = new Keyring([newKey('field', 1, past), newKey('field', 257, past), ...others]);
    expect([...ring.currentHeader]).toEqual([1, 1, 1]);
  });

  it('refuses to hold a suite it does not know', () => {
    expect(() => new Keyring([{ ...first, suite: 9 }])).toThrow(/suite 9/);
  });
});

describe('blind index and digests', () => {
  const { blindIndex, digest } = testKeyring();

  it('finds equal values of one kind and nothing else', () => {
    const index = blindIndex.of('phone', '13800000000');
    expect(index).toHaveLength(32);
    expect(blindIndex.of('phone', '13800000000')).toEqual(index);
    expect(blindIndex.of('email', '13800000000')).not.toEqual(index);
    expect(blindIndex.of('phone', '13800000001')).not.toEqual(index);
    expect(testKeyring().blindIndex.of('phone', '13800000000')).not.toEqual(index);
    expect(blindIndex.of('ab', 'c')).not.toEqual(blindIndex.of('a', 'bc'));
    expect(blindIndex.of('1:a', 'b')).not.toEqual(blindIndex.of('1', ':ab'));
  });

  it('recognises a code of its purpose only', () => {
    const kept = digest.of('identity.code', 'K7QX');
    expect(digest.matches('identity.code', 'K7QX', kept)).toBe(true);
    expect(digest.matches('identity.code', 'K7QY', kept)).toBe(false);
    expect(digest.matches('identity.badge', 'K7QX', kept)).toBe(false);
    expect(digest.matches('identity.code', 'K7QX', kept.subarray(0, 31))).toBe(false);
    expect(blindIndex.of('identity.code', 'K7QX')).not.toEqual(kept);
  });

  it('makes readable codes and compares secrets of any length', () => {
    expect(randomCode(400)).toMatch(/^[34679ACDEFGHJKMNPQRTUVWXY]{400}$/);
    expect(randomCode(12)).not.toBe(randomCode(12));
    expect(sameSecret('a', 'a')).toBe(true);
    expect(sameSecret('a', 'ab')).toBe(false);
  });
});
