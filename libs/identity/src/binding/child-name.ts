const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s··•・‧.]/g, '')
    .toLowerCase();

/** Spaces, middle dots and width do not matter; a name that is not known matches nothing. */
export const isSameName = (known: string | undefined, typed: string): boolean =>
  known !== undefined && plain(known) !== '' && plain(known) === plain(typed);

/** GB/T 4761 relations that a guardian may claim, as offered on the page. */
export const relations = [
  { code: '51', zh: '父亲', en: 'Father' },
  { code: '52', zh: '母亲', en: 'Mother' },
  { code: '61', zh: '祖父', en: 'Grandfather (paternal)' },
  { code: '62', zh: '祖母', en: 'Grandmother (paternal)' },
  { code: '63', zh: '外祖父', en: 'Grandfather (maternal)' },
  { code: '64', zh: '外祖母', en: 'Grandmother (maternal)' },
  { code: '97', zh: '其他亲属', en: 'Other relative' },
  { code: '99', zh: '非亲属', en: 'Not related' },
] as const;

export const isRelation = (code: string): boolean => relations.some((relation) => relation.code === code);
