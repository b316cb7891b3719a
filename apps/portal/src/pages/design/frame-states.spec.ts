import { shownFrame } from './frame-states';

describe('which frame the page of pieces is seen in', () => {
  const of = (address: string) => shownFrame(new URLSearchParams(address));

  it('stands in the address', () => {
    expect(of('frame=ListFrame&state=failed')).toEqual(['ListFrame', 'failed']);
    expect(of('frame=WizardFrame')).toEqual(['WizardFrame', 'filled']);
  });

  it('is none of another name, and filled in a state that it does not have', () => {
    expect(of('')).toBeUndefined();
    expect(of('frame=constructor')).toBeUndefined();
    expect(of('frame=WizardFrame&state=failed')).toEqual(['WizardFrame', 'filled']);
    expect(of('frame=DetailFrame&state=<b>')).toEqual(['DetailFrame', 'filled']);
  });
});
