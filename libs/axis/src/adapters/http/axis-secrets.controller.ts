import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, orRefuse, Refused, Roles } from '@lienthong/http-edge';
import type { Principal, Wire } from '@lienthong/http-edge';
import { parseSystemId } from '@lienthong/registry';
import { issueAxisSecret, revokeAxisSecret } from '../../application/secret-commands.js';
import { isAxisName } from '../../domain/axis-system.js';
import { AXIS_HTTP_PORTS } from './axis-http.ports.js';
import type { AxisHttpPorts } from './axis-http.ports.js';
import { IssueAxisSecretDto, RevokeAxisSecretDto } from './axis-secret.dto.js';
import { AxisSecretsResource, IssuedAxisSecretResource } from './axis-secret.resource.js';

const SYSTEM = { name: 'system', example: 'qlvb-quang-ninh' } as const;

/** Secrets of the axis's protocol, which systems sign their calls with. */
@ApiTags('systems')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1')
export class AxisSecretsController {
  constructor(@Inject(AXIS_HTTP_PORTS) private readonly ports: AxisHttpPorts) {}

  @Get('systems/:system/axis-secrets')
  @ApiOperation({
    operationId: 'listAxisSecrets',
    summary: 'The axis secrets of a system, without the secrets themselves',
  })
  @ApiParam(SYSTEM)
  @ApiOkResponse({ type: AxisSecretsResource })
  @ApiProblems('auth/wrong-role', 'system/unknown')
  list(@Param('system') system: string): Wire<AxisSecretsResource> {
    const systemId = this.known(system);
    const secrets = [...this.ports.secrets.ofSystem(systemId).values()].map(
      ({ secretId, axisName, expiresAt, revokedAt }) => ({
        secretId,
        axisName,
        expiresAt,
        ...(revokedAt === undefined ? {} : { revokedAt }),
      }),
    );
    return { systemId, secrets };
  }

  @Post('systems/:system/axis-secrets')
  @ApiOperation({
    operationId: 'issueAxisSecret',
    summary: 'Issues an axis secret, shown this once',
    description: 'Two hold at a time. To rotate: issue a second one, change over, revoke the first.',
  })
  @ApiParam(SYSTEM)
  @ApiCreatedResponse({ type: IssuedAxisSecretResource })
  @ApiProblems(
    'auth/wrong-role',
    'http/invalid',
    'system/unknown',
    'axis/name-malformed',
    'axis/name-taken',
    'axis/two-secrets',
    'credential/expired',
  )
  async issue(
    @Param('system') system: string,
    @Body() { axisName = system, days }: IssueAxisSecretDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<IssuedAxisSecretResource>> {
    const systemId = this.known(system);
    if (!isAxisName(axisName)) throw new Refused({ code: 'axis/name-malformed', path: '/axisName' });
    return orRefuse(await issueAxisSecret(this.ports)({ systemId, axisName, days }, by(caller)));
  }

  @Post('axis-secrets/:secret/revoke')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'revokeAxisSecret',
    summary: 'Revokes an axis secret',
    description: 'Calls signed with it are refused from now on. A repeat keeps the first moment.',
  })
  @ApiParam({ name: 'secret', example: '0a1b2c3d4e5f60718293' })
  @ApiOkResponse({ type: AxisSecretsResource })
  @ApiProblems('auth/wrong-role', 'http/invalid', 'axis/secret-unknown')
  async revoke(
    @Param('secret') secretId: string,
    @Body() { reason }: RevokeAxisSecretDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<AxisSecretsResource>> {
    return this.list(orRefuse(await revokeAxisSecret(this.ports)({ secretId, reason }, by(caller))));
  }

  /** What cannot be an id is as unknown as what is not registered. */
  private known(system: string): string {
    const id = parseSystemId(system);
    if (!id.ok || !this.ports.principals.system(id.value)) throw new Refused({ code: 'system/unknown' });
    return id.value;
  }
}

const by = ({ systemId }: Principal) => ({ role: 'operator', system: systemId }) as const;
