import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { relations } from '../binding/child-name';

const codes = relations.map(({ code }) => code);

export class BindChildDto {
  @ApiProperty({ maxLength: 100, example: '李小明', description: '孩子的姓名 Name of the child' })
  @IsString()
  @MaxLength(100)
  childName!: string;

  @ApiProperty({ maxLength: 20, example: 'ABCD-EFGH', description: '登录条上的绑定码 Code for guardians on the slip' })
  @IsString()
  @MaxLength(20)
  code!: string;

  @ApiProperty({ enum: codes, example: '52', description: '您是孩子的（GB/T 4761）What you are to the child' })
  @IsIn(codes)
  relation!: string;
}

export class BoundChildResponse {
  @ApiProperty({
    format: 'uuid',
    description: '监护关系编号，也是身份编号 Id of the guardianship: an identity of yours',
  })
  identityId!: string;
}
