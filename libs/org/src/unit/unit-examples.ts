import { exampleIds } from '../example-ids';

/** Bodies that the API document shows: not every field fits every kind of unit. */
export const addUnitExamples = {
  school: {
    summary: '学校 A school',
    value: {
      kind: 'school',
      parentId: exampleIds.district,
      name: '合肥市第一实验小学',
      shortName: '一小',
      regionCode: '340104',
      schooling: '6-3',
    },
  },
  class: {
    summary: '行政班 A class',
    value: { kind: 'class', parentId: exampleIds.school, stage: 'primary', entryYear: 2026, classNumber: 3 },
  },
};

export const changeUnitExamples = {
  name: {
    summary: '更名 Another name',
    value: { name: '合肥市第一实验小学(东校区)', shortName: '一小东', version: 3 },
  },
};
