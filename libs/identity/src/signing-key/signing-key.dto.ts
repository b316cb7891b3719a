import { ApiProperty } from '@nestjs/swagger';
import type { RotatedKey } from './rotate-signing-keys.use-case';

export class RotatedKeyResponse implements RotatedKey {
  @ApiProperty({ enum: ['RS256', 'ES256'] })
  readonly alg!: RotatedKey['alg'];

  @ApiProperty({ example: 'es-2026-09-01' })
  readonly kid!: string;
}

export class RotatedKeysResponse {
  @ApiProperty({ type: [RotatedKeyResponse], description: '现在用来签名的 What signs from now on' })
  readonly current!: readonly RotatedKey[];
}
