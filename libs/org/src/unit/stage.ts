/** 学段 */
export const stages = ['kindergarten', 'primary', 'junior', 'senior', 'vocational', 'special', 'higher'] as const;
export type Stage = (typeof stages)[number];

/** 学制: 六三 or 五四 */
export const schoolings = ['6-3', '5-4'] as const;
export type Schooling = (typeof schoolings)[number];

export const stageNames: Readonly<Record<Stage, string>> = {
  kindergarten: '学前',
  primary: '小学',
  junior: '初中',
  senior: '高中',
  vocational: '中职',
  special: '特殊教育',
  higher: '高等教育',
};

const usualYears: Readonly<Record<Stage, number>> = {
  kindergarten: 3,
  primary: 6,
  junior: 3,
  senior: 3,
  vocational: 3,
  special: 9,
  higher: 4,
};

/** How many years a stage takes under a schooling. */
export function yearsOf(stage: Stage, schooling: Schooling = '6-3'): number {
  if (schooling === '5-4' && stage === 'primary') return 5;
  if (schooling === '5-4' && stage === 'junior') return 4;
  return usualYears[stage];
}
