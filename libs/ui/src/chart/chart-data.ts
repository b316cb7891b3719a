export interface ChartSeries {
  readonly name: string;
  readonly values: readonly number[];
}

/** Numbers of several names, each over the same categories. */
export interface ChartData {
  /** What the categories are: the head of the table's first column. */
  readonly about: string;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
}

export type Cell = string | number;

/** The numbers as a table, its head first: for whoever does not see the picture, and for the workbook. */
export const tableOf = ({ about, categories, series }: ChartData): readonly (readonly Cell[])[] => [
  [about, ...series.map(({ name }) => name)],
  ...categories.map((category, index) => [category, ...series.map(({ values }) => values[index] ?? 0)]),
];
