import { lookIn } from './kept-look';

const accent = { primary: '#c8102e', ink: '#ac0e28', active: '#940c22', soft: '#fae7ea' };
const look = {
  unitName: '第一实验小学',
  logo: '/api/org/v1/units/0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e01/look/logo/47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU',
  palette: { light: accent, dark: accent },
};
const read = (value: unknown) => lookIn(JSON.stringify(value));

describe('a look that was kept', () => {
  it('is read again, whole or in part', () => {
    expect(read(look)).toEqual(look);
    expect(read({ ...look, logo: null })).toEqual({ ...look, logo: null });
    expect(read({ ...look, unitName: null })).toEqual({ ...look, unitName: null });
    expect(read({ unitName: '一小' })).toEqual({ unitName: '一小', logo: null, palette: null });
    expect(read({ ...look, more: 1 })).toEqual(look);
  });

  it.each([
    ['nothing', null],
    ['a word', 'x'],
    ['a name that is none', { ...look, unitName: 1 }],
    ['a picture from elsewhere', { ...look, logo: 'https://example.com/logo.png' }],
    ['a picture beside the API', { ...look, logo: '//example.com/look/logo/x' }],
    ['a script', { ...look, logo: 'javascript:alert(1)' }],
    [
      'a style behind a colour',
      { ...look, palette: { ...look.palette, dark: { ...accent, soft: '#ffffff;x:url(//y)' } } },
    ],
    ['a theme too few', { ...look, palette: { light: accent } }],
  ])('is not read from %s', (_, value) => expect(read(value)).toBeUndefined());

  it('is not read from what is no JSON', () => {
    expect(lookIn('{')).toBeUndefined();
    expect(lookIn(null)).toBeUndefined();
  });
});
