import { wordsOf } from './words';

const kinds = { person: '人员', system: '系统' };

it.each([
  ['system', '系统'],
  ['person:01890000-0000-7000-8000-000000000001', '人员 …00000001'],
  ['person:p1', '人员 p1'],
  ['gadget:0123456789abcdef0123', 'gadget …cdef0123'],
  ['somebody', 'somebody'],
  ['', ''],
])('%j is told as %j', (subject, words) => {
  expect(wordsOf(subject, kinds)).toBe(words);
});
