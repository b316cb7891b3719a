import { ApiProperty } from '@nestjs/swagger';
import { exampleIds } from './example-ids';

export class AddedResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.person })
  id!: string;
}
