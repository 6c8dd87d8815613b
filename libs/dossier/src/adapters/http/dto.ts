import { Whole } from '@lienthong/http-edge';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { BOARD_STATES } from '../../application/index/dossier-index.js';
import type { BoardState } from '../../application/index/dossier-index.js';

export class BoardDto {
  @ApiPropertyOptional({
    enum: BOARD_STATES,
    description:
      'Late; due within two days; not acknowledged in time; late and told of it in vain; or anything open. Default: overdue',
  })
  @IsOptional()
  @IsIn(BOARD_STATES)
  state?: BoardState;

  @Whole('Most pieces of work', { min: 1, max: 500, default: 100 })
  limit?: number;
}
