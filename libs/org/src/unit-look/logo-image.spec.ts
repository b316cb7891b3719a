import * as fc from 'fast-check';
import { aCameraRemark, aJpeg, aPng, aWebp } from './logo.fixture';
import { checkLogo, LOGO_MAX_BYTES } from './logo-image';

const HTML = '<html><script>alert(1)</script></html>';
const refusal = (bytes: Buffer): string => {
  try {
    checkLogo(bytes);
  } catch (error) {
    const { code, details } = error as { code: string; details: { reason: string } };
    return `${code}: ${details.reason}`;
  }
  return 'none';
};
const unknown = 'org.logo_unfit: it is a PNG, JPEG or WebP picture';
const broken = 'org.logo_unfit: the file is broken or not whole';
const sides = (size: string) => `org.logo_unfit: its sides are 16 to 1024 pixels, this one is ${size}`;

describe('a logo', () => {
  it.each([
    ['image/png', aPng()],
    ['image/jpeg', aJpeg()],
    ['image/webp', aWebp()],
    ['image/webp', aWebp({ kind: 'lossless' })],
    ['image/webp', aWebp({ flags: 0x10 })],
    ['image/png', aPng({ width: 16, height: 1024 })],
    ['image/webp', aWebp({ kind: 'lossless', width: 1024, height: 16 })],
  ])('may be %s, told by its first bytes, and is kept as it is', (type, bytes) => {
    const logo = checkLogo(bytes);
    expect(logo.type).toBe(type);
    expect(logo.content.equals(bytes)).toBe(true);
    expect(logo.hash).toMatch(/^[\w-]{43}$/);
  });

  it.each([
    ['a page', Buffer.from(HTML)],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a GIF', Buffer.from('GIF89a\x20\0\x20\0', 'latin1')],
    ['a page before a PNG', Buffer.concat([Buffer.from(HTML), aPng()])],
    ['a text', Buffer.from('P')],
    ['nothing', Buffer.alloc(0)],
  ])('is not %s', (_, bytes) => expect(refusal(bytes)).toBe(unknown));

  it.each([
    [
      'PNG',
      aPng({
        chunks: [
          ['tEXt', `Comment\0${HTML}`],
          ['eXIf', 'where it was taken'],
          ['zzZz', HTML],
        ],
        behind: HTML,
      }),
      aPng(),
    ],
    [
      'JPEG',
      aJpeg({
        segments: [
          [0xe1, 'Exif\0\0where it was taken'],
          [0xfe, HTML],
          [0xe2, 'MPF\0'],
        ],
        behind: HTML,
      }),
      aJpeg(),
    ],
    [
      'WebP',
      Buffer.concat([
        aWebp({
          flags: 0x1c,
          chunks: [
            ['EXIF', 'where'],
            ['XMP ', HTML],
            ['odd ', 'abc'],
          ],
        }),
        Buffer.from(HTML),
      ]),
      aWebp({ flags: 0x10 }),
    ],
  ])('%s loses what is not needed to draw it: remarks, places, pages behind its end', (_, bytes, clean) => {
    const { content } = checkLogo(bytes);
    expect(content.equals(clean)).toBe(true);
    expect(content.includes('script') || content.includes('where')).toBe(false);
  });

  const tiff = 'MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0';
  it.each([
    [2, true],
    [6, true],
    [6, false],
    [8, false],
  ])('is seen as the telephone was held (%s), and says nothing else of it', (orientation, isLittle) => {
    const { content } = checkLogo(aJpeg({ segments: [[0xe1, aCameraRemark({ isLittle, orientation })]] }));
    const held = `Exif\0\0${tiff}${String.fromCharCode(orientation)}${'\0'.repeat(6)}`;
    expect(content.equals(aJpeg({ segments: [[0xe1, held]] }))).toBe(true);
    expect(checkLogo(content).content.equals(content)).toBe(true);
  });

  it.each([
    ['upright', aCameraRemark({ orientation: 1 })],
    ['held in no way that there is', aCameraRemark({ orientation: 9 })],
    ['told in another kind of number', aCameraRemark({ orientation: 6, type: 4 })],
    ['of another kind', aCameraRemark({ orientation: 6 }).replace('Exif', 'http')],
    ['of no byte order', aCameraRemark({ orientation: 6 }).replace('II*', 'IM*')],
    ['with its list behind the end', 'Exif\0\0II*\0\xff\xff\xff\xff'],
    ['with nothing', 'Exif\0\0'],
  ])('needs no remark of a camera that was %s', (_, remark) => {
    expect(checkLogo(aJpeg({ segments: [[0xe1, remark]] })).content.equals(aJpeg())).toBe(true);
  });

  it('is taken wherever the remark of a camera breaks off', () => {
    const remark = aCameraRemark({ orientation: 6 });
    for (let end = 0; end < remark.length; end++)
      expect([end, refusal(aJpeg({ segments: [[0xe1, remark.slice(0, end)]] }))]).toEqual([end, 'none']);
  });

  it('keeps colour profiles', () => {
    const profile = aJpeg({ segments: [[0xe2, 'ICC_PROFILE\0\x01\x01']] });
    expect(checkLogo(profile).content.equals(profile)).toBe(true);
  });

  it.each([
    ['PNG', aPng({ width: 15 }), '15 × 32'],
    ['PNG', aPng({ height: 1025 }), '32 × 1025'],
    ['PNG', aPng({ width: 4_000_000_000, height: 4_000_000_000 }), '4000000000 × 4000000000'],
    ['PNG', aPng({ width: 0 }), '0 × 32'],
    ['JPEG', aJpeg({ width: 65_535, height: 65_535 }), '65535 × 65535'],
    ['JPEG', aJpeg({ height: 0 }), '32 × 0'],
    ['WebP', aWebp({ width: 16_383 }), '16383 × 32'],
    ['WebP', aWebp({ kind: 'lossless', height: 16_384 }), '32 × 16384'],
  ])('is refused as %s of a size out of bounds', (_, bytes, size) => expect(refusal(bytes)).toBe(sides(size)));

  it.each([
    ['a PNG without a picture', Buffer.concat([aPng().subarray(0, 33), aPng().subarray(-12)])],
    ['a PNG with its head twice', Buffer.concat([aPng().subarray(0, 33), aPng().subarray(8)])],
    ['a PNG with a piece that nobody knows and everybody needs', aPng({ chunks: [['ABCD', 'x']] })],
    ['a JPEG without a frame', Buffer.from('ffd8ffe00004aabbffd9', 'hex')],
    ['a JPEG with a segment of no length', Buffer.from('ffd8ffe00001', 'hex')],
    ['a WebP larger inside than its canvas', aWebp({ width: 900, height: 900, flags: 0, canvas: [32, 32] })],
    ['a WebP without a picture', Buffer.concat([Buffer.from('RIFF\x04\0\0\0WEBP', 'latin1')])],
    ['a WebP with two pictures', aWebp({ chunks: [['VP8 ', 'x']] })],
  ])('is refused as %s', (_, bytes) => expect(refusal(bytes)).toBe(broken));

  it('stands still', () => {
    for (const moving of [aWebp({ flags: 0x02 }), aWebp({ flags: 0, chunks: [['ANIM', 'abcdef']] })])
      expect(refusal(moving)).toBe('org.logo_unfit: it does not move');
    const png = aPng({
      chunks: [
        ['acTL', '\0\0\0\x02\0\0\0\0'],
        ['fcTL', 'x'.repeat(26)],
      ],
    });
    expect(checkLogo(png).content.equals(aPng())).toBe(true);
  });

  it('has 256 KB at most', () => {
    const large = aPng({ chunks: [['tEXt', 'x'.repeat(LOGO_MAX_BYTES)]] });
    expect(refusal(large)).toBe('org.logo_unfit: it has 256 KB at most');
  });

  it.each([
    ['PNG', aPng({ chunks: [['gAMA', 'abcd']] })],
    ['JPEG', aJpeg({ segments: [[0xdb, 'x'.repeat(65)]] })],
    ['WebP', aWebp({ flags: 0x10, chunks: [['ALPH', 'abc']] })],
  ])('is refused, by a word and not a crash, wherever %s breaks off', (_, bytes) => {
    for (let end = 0; end < bytes.length; end++)
      expect([end, refusal(Buffer.from(bytes.subarray(0, end)))]).toEqual([
        end,
        expect.stringMatching(/^org\.logo_unfit/),
      ]);
  });

  it.each([
    ['PNG', aPng()],
    ['JPEG', aJpeg()],
    ['JPEG of a camera', aJpeg({ segments: [[0xe1, aCameraRemark({ orientation: 6 })]] })],
    ['WebP', aWebp({ flags: 0x10 })],
  ])('never crashes on a %s with some bytes changed, and takes nothing out of bounds', (_, bytes) => {
    const change = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(change, (changes) => {
        const spoilt = Buffer.from(bytes);
        for (const [at, value] of changes) spoilt[at] = value;
        expect(refusal(spoilt)).toMatch(/^(none|org\.logo_unfit: )/);
      }),
      { numRuns: 3_000 },
    );
  });
});
