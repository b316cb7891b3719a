const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');

/** Character data of XML as text; `_x000D_` is how workbooks write characters that XML cannot. */
export function decodeXml(text: string): string {
  const plain = text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
        if (hex) return character(parseInt(hex, 16));
        if (decimal) return character(parseInt(decimal, 10));
        return named[name ?? ''] ?? whole;
      })
    : text;
  return plain.includes('_x')
    ? plain.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : plain;
}

/** The value of an attribute in a start tag, undecoded; '' if it is not there. */
export function attributeOf(tag: string, name: string): string {
  let at = tag.indexOf(`${name}=`);
  while (at > 0 && !/\s/.test(tag[at - 1] ?? '')) at = tag.indexOf(`${name}=`, at + 1);
  if (at <= 0) return '';
  const quote = tag[at + name.length + 1] ?? '"';
  const from = at + name.length + 2;
  const to = tag.indexOf(quote, from);
  return to < 0 ? '' : tag.slice(from, to);
}

/** Text of all <t> below an <si> or <is>, without the phonetic hints of <rPh>. */
export function runsOf(xml: string, prefix: string): string {
  const source = xml.includes(`<${prefix}rPh`)
    ? xml.replace(new RegExp(`<${prefix}rPh[ >][\\s\\S]*?</${prefix}rPh>`, 'g'), '')
    : xml;
  const open = `<${prefix}t`;
  const close = `</${prefix}t>`;
  let text = '';
  for (let at = source.indexOf(open); at >= 0; at = source.indexOf(open, at + 1)) {
    const next = source.charCodeAt(at + open.length);
    if (next !== 62 && next !== 32) continue;
    const from = source.indexOf('>', at) + 1;
    if (source.charCodeAt(from - 2) === 47) continue;
    const to = source.indexOf(close, from);
    if (to < 0) break;
    text += source.slice(from, to);
    at = to;
  }
  return decodeXml(text);
}

/** Namespace prefix of the root element ("x:" in files of some libraries); undefined while the root has not come. */
export function prefixOf(xml: string, root: string): string | undefined {
  const match = new RegExp(`<(\\w+:)?${root}[\\s>]`).exec(xml);
  return match ? (match[1] ?? '') : undefined;
}
