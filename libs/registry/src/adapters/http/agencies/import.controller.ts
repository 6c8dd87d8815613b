import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Roles } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import { importAgencies } from '../../../application/import-agencies.js';
import { loadExampleRegister } from '../../../example-register.js';
import { ApiProblems } from '@lienthong/http-edge';
import { actOf } from '../operator.js';
import { REGISTRY_HTTP_PORTS } from '../registry-http.ports.js';
import type { RegistryHttpPorts } from '../registry-http.ports.js';
import { ImportAgenciesDto } from './import.dto.js';
import { ImportReportResource, importReportResource } from './import.resource.js';
import type { Wire } from '@lienthong/http-edge';

@ApiTags('agencies')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1/agencies')
export class ImportController {
  constructor(@Inject(REGISTRY_HTTP_PORTS) private readonly ports: RegistryHttpPorts) {}

  @Post('import')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'importAgencies',
    summary: 'Records agencies in bulk',
    description: 'Repeating an import changes nothing. Records are refused one by one, in the report.',
  })
  @ApiOkResponse({ type: ImportReportResource })
  @ApiProblems('auth/wrong-role', 'http/invalid', 'http/too-large', 'store/unavailable')
  import(
    @Body() { records }: ImportAgenciesDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<ImportReportResource>> {
    return this.record(records, caller);
  }

  @Post('example')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'importExampleRegister',
    summary: 'Records the example register that ships with the hub',
    description: 'Codes below level 1 are made up, and marked so.',
  })
  @ApiOkResponse({ type: ImportReportResource })
  @ApiProblems('auth/wrong-role', 'store/unavailable')
  async example(@CurrentPrincipal() caller: Principal): Promise<Wire<ImportReportResource>> {
    return this.record(await loadExampleRegister(), caller);
  }

  private async record(records: readonly unknown[], caller: Principal): Promise<Wire<ImportReportResource>> {
    const { store, registry } = this.ports;
    const report = await importAgencies(this.ports)(records, { by: actOf(caller) });
    await registry.caughtUp(await store.head());
    return importReportResource(report);
  }
}
