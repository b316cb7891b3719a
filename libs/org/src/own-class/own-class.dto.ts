import { ApiProperty } from '@nestjs/swagger';
import { exampleIds } from '../example-ids';

const orNone = { type: String, nullable: true } as const;

export class OwnClassCard {
  @ApiProperty({ format: 'uuid', description: '属于我的哪个身份 Under which identity of mine' }) identityId!: string;
  @ApiProperty({ enum: ['staff', 'student', 'guardian'] }) as!: 'staff' | 'student' | 'guardian';
  @ApiProperty({ format: 'uuid', example: exampleIds.class }) classId!: string;
  @ApiProperty({ description: '机构路径 Path of the unit' }) path!: string;
  @ApiProperty({ example: '三年级(2)班' }) className!: string;
  @ApiProperty({ ...orNone, example: '第一实验小学' }) schoolName!: string | null;
  @ApiProperty({ type: [String], example: ['班主任', '任课 数学'], description: '我在这个班的任岗 What I do there' })
  titles!: readonly string[];
  @ApiProperty({ type: [String], example: ['黄老师'], description: '班主任 Class teachers' })
  headTeachers!: readonly string[];
  @ApiProperty({ example: 42, description: '学生人数 How many pupils' }) pupils!: number;
  @ApiProperty({ ...orNone, example: '李小明' }) childName!: string | null;
  @ApiProperty({ ...orNone, example: '52', description: 'GB/T 4761' }) relation!: string | null;
  @ApiProperty({ description: '由我用绑定码绑定，可以自己解除 I bound the child by a code and may unbind it' })
  canUnbind!: boolean;
}

export class OwnClassCardsResponse {
  @ApiProperty({ type: [OwnClassCard] }) items!: readonly OwnClassCard[];
}
