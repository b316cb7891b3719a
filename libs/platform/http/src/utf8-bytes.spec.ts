import { utf8Bytes } from './utf8-bytes';

describe('utf8Bytes', () => {
  it.each(['', 'a', '{"name":"梁思轩"}', '𠮷野家 🏫', 'é\u0000\u007f\u0080\uffff', '中'.repeat(100_000)])(
    'gives what the text is in UTF-8',
    (text) => {
      expect(utf8Bytes(text).equals(Buffer.from(text, 'utf8'))).toBe(true);
    },
  );
});
