import { ApiProperty } from '@nestjs/swagger';

export class PeopleByRoleView {
  @ApiProperty({ example: 1056 })
  student!: number;

  @ApiProperty({ example: 88 })
  staff!: number;

  @ApiProperty({ example: 1702 })
  guardian!: number;

  @ApiProperty({ example: 2 })
  administrator!: number;
}

export class LatestImportView {
  @ApiProperty({ format: 'uuid' })
  importId!: string;

  @ApiProperty({ format: 'uuid' })
  schoolId!: string;

  @ApiProperty({ example: '第一实验小学' })
  schoolName!: string;

  @ApiProperty({ enum: ['reading', 'ready', 'applying', 'done', 'failed', 'cancelled', 'undoing', 'undone'] })
  state!: string;

  @ApiProperty({ example: '学生花名册.xlsx' })
  fileName!: string;

  @ApiProperty({ example: '2026-09-01T00:00:00Z' })
  createdAt!: Date;

  @ApiProperty({ type: Date, nullable: true })
  finishedAt!: Date | null;

  @ApiProperty({ type: Number, nullable: true, example: 1056 })
  added!: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 0 })
  changed!: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 24 })
  refused!: number | null;
}

export class NamedUnitView {
  @ApiProperty({ format: 'uuid' })
  unitId!: string;

  @ApiProperty({ example: '第二实验小学' })
  name!: string;
}

export class ThingToDoView {
  @ApiProperty({
    enum: [
      'setup_unfinished',
      'import_waiting',
      'import_failed',
      'school_without_people',
      'school_without_administrator',
      'class_without_head_teacher',
      'class_without_pupils',
    ],
  })
  kind!: string;

  @ApiProperty({ example: 3 })
  count!: number;

  @ApiProperty({ type: [NamedUnitView], description: '至多列出 5 个 The first five' })
  units!: readonly NamedUnitView[];
}

export class UnitFactsResponse {
  @ApiProperty({ format: 'uuid' })
  unitId!: string;

  @ApiProperty({
    type: PeopleByRoleView,
    description: '在册人数；在两所学校的人各算一次 People now; somebody at two schools counts in each',
  })
  people!: PeopleByRoleView;

  @ApiProperty({ example: 2 })
  schools!: number;

  @ApiProperty({ example: 24 })
  classes!: number;

  @ApiProperty({ type: LatestImportView, nullable: true })
  latestImport!: LatestImportView | null;

  @ApiProperty({ type: [ThingToDoView] })
  thingsToDo!: readonly ThingToDoView[];

  @ApiProperty({ example: '2026-09-01T00:00:00Z' })
  countedAt!: Date;
}

export class ChildFactsView {
  @ApiProperty({ format: 'uuid' })
  unitId!: string;

  @ApiProperty({ example: '第一实验小学' })
  name!: string;

  @ApiProperty({ example: 'school' })
  kind!: string;

  @ApiProperty({ type: PeopleByRoleView })
  people!: PeopleByRoleView;

  @ApiProperty({ example: 1 })
  schools!: number;

  @ApiProperty({ example: 24 })
  classes!: number;
}

export class ChildFactsResponse {
  @ApiProperty({ type: [ChildFactsView] })
  items!: readonly ChildFactsView[];
}
