import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import { exampleIds } from '../example-ids';

export class ExplainAccessQuery {
  @ApiProperty({ format: 'uuid', description: '谁 Who', example: exampleIds.person })
  @IsUUID('all')
  personId!: string;

  @ApiProperty({ description: '权限名称 Name of the permission', example: 'org.person.read' })
  @IsString()
  @MaxLength(100)
  permission!: string;
}

export class ExplainedRoleView {
  @ApiProperty({
    description: '这一条说明了什么，用一句话 What it means, in a sentence',
    example: '是「海城区教育局」的区域管理员，「第一实验小学」归其管辖，这个角色什么都可以做。',
  })
  text!: string;

  @ApiProperty({ enum: ['counts', 'other_unit', 'permission_not_held', 'not_yet', 'over', 'unit_ended'] })
  verdict!: string;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: '随任职取得的没有 None for one that follows from a position',
  })
  assignmentId!: string | null;

  @ApiProperty({ example: 'region_admin' })
  roleKey!: string;

  @ApiProperty({ example: '区域管理员' })
  roleName!: string;

  @ApiProperty({ format: 'uuid' })
  unitId!: string;

  @ApiProperty({ example: '海城区教育局' })
  unitName!: string;

  @ApiProperty({ example: '2026-09-01T00:00:00Z' })
  from!: Date;

  @ApiProperty({ type: Date, nullable: true })
  to!: Date | null;

  @ApiProperty({ type: String, nullable: true, example: '周敏' })
  assignedByName!: string | null;
}

export class AccessExplanationResponse {
  @ApiProperty({ description: '现在能不能 Whether it is so now' })
  allowed!: boolean;

  @ApiProperty({ format: 'uuid' })
  personId!: string;

  @ApiProperty({ example: '李明华' })
  personName!: string;

  @ApiProperty({ example: 'org.person.read' })
  permission!: string;

  @ApiProperty({ example: '查看人员(敏感信息打码)' })
  permissionText!: string;

  @ApiProperty({ type: [ExplainedRoleView], description: '凭什么 By what' })
  because!: readonly ExplainedRoleView[];

  @ApiProperty({ type: [ExplainedRoleView], description: '还有哪些角色，为什么不算 Roles that do not count, and why' })
  besides!: readonly ExplainedRoleView[];
}
