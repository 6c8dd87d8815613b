import { Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { orRefuse, Roles } from '@lienthong/http-edge';
import { ApiProblems } from '@lienthong/http-edge';
import type { Wire } from '@lienthong/http-edge';
import { RebuildResource } from './rebuild.resource.js';
import { REBUILDS } from '../../../application/rebuilds.js';
import type { Rebuilds } from '../../../application/rebuilds.js';

const NAME = { name: 'name', description: 'Name of the read model', example: 'trace' };

@ApiTags('operations')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1/operations/projections/:name/rebuild')
export class RebuildsController implements OnModuleDestroy {
  constructor(@Inject(REBUILDS) private readonly rebuilds: Rebuilds) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    operationId: 'startRebuild',
    summary: 'Build a read model anew',
    description: 'Beside the file in use, which goes on answering and is replaced at the end.',
  })
  @ApiParam(NAME)
  @ApiAcceptedResponse({ type: RebuildResource })
  @ApiProblems('auth/wrong-role', 'read-model/unknown', 'read-model/busy')
  start(@Param('name') name: string): Wire<RebuildResource> {
    return orRefuse(this.rebuilds.start(name));
  }

  @Get()
  @ApiOperation({ operationId: 'getRebuild', summary: 'How far the last rebuild is, or how it ended' })
  @ApiParam(NAME)
  @ApiOkResponse({ type: RebuildResource })
  @ApiProblems('auth/wrong-role', 'operations/no-rebuild')
  get(@Param('name') name: string): Wire<RebuildResource> {
    return orRefuse(this.rebuilds.of(name));
  }

  @Delete()
  @HttpCode(202)
  @ApiOperation({ operationId: 'cancelRebuild', summary: 'Give up a running rebuild; the file in use stays' })
  @ApiParam(NAME)
  @ApiAcceptedResponse({ type: RebuildResource })
  @ApiProblems('auth/wrong-role', 'operations/no-rebuild')
  cancel(@Param('name') name: string): Wire<RebuildResource> {
    return orRefuse(this.rebuilds.cancel(name));
  }

  onModuleDestroy(): void {
    this.rebuilds.stop();
  }
}
