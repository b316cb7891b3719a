import { addressOf, filterOf, isNarrowed } from './filter';

const read = (address: string) => filterOf(new URLSearchParams(address));

describe('filters of people in the address', () => {
  it('come back as they were', () => {
    const address = 'q=zhang&role=student&status=ended&sort=-name';
    expect(addressOf(read(address)).toString()).toBe(address);
    expect(addressOf(read('q=%E5%BC%A0')).toString()).toBe('q=%E5%BC%A0');
  });

  it('are left out where they are as usual', () => {
    expect(addressOf(read('')).toString()).toBe('');
    expect(addressOf(read('sort=name')).toString()).toBe('');
  });

  it('take nothing that is not known', () => {
    const strange = read(`role=root&status=%3Cscript%3E&sort=birthDate&q=${'x'.repeat(500)}`);
    expect(strange).toEqual({ q: 'x'.repeat(100), role: undefined, status: undefined, sort: 'name' });
  });

  it('blanks narrow nothing', () => {
    expect(isNarrowed(read('q=%20%20'))).toBe(false);
    expect(isNarrowed(read('sort=-name'))).toBe(false);
    expect(isNarrowed(read('role=staff'))).toBe(true);
  });
});
