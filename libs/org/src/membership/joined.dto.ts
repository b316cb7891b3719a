import { ApiProperty } from '@nestjs/swagger';
import { exampleIds } from '../example-ids';

export class JoinedResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.person })
  readonly personId!: string;

  @ApiProperty({ format: 'uuid', example: exampleIds.membership })
  readonly membershipId!: string;
}
