import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, orRefuse, Refused, Roles } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import { issueCredential, revokeCredential } from '../../../application/system-commands.js';
import { isCredentialId } from '../../../domain/credential-token.js';
import type { CredentialId } from '../../../domain/system.events.js';
import { ofBody } from '../input/json-pointer.js';
import { ApiProblems } from '@lienthong/http-edge';
import { actOf } from '../operator.js';
import { REGISTRY_HTTP_PORTS } from '../registry-http.ports.js';
import type { RegistryHttpPorts } from '../registry-http.ports.js';
import { credentialEnd } from './credential-end.js';
import { IssueCredentialDto, RevokeCredentialDto } from './credential.dto.js';
import { IssuedCredentialResource, RevokedCredentialResource } from './credential.resource.js';
import { knownSystem } from './known-system.js';
import type { Wire } from '@lienthong/http-edge';

@ApiTags('systems')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1')
export class CredentialsController {
  constructor(@Inject(REGISTRY_HTTP_PORTS) private readonly ports: RegistryHttpPorts) {}

  @Post('systems/:system/credentials')
  @ApiOperation({
    operationId: 'issueCredential',
    summary: 'Issues a token, shown this once',
    description: 'Every call issues another. To rotate: issue a second one, change over, revoke the first.',
  })
  @ApiParam({ name: 'system', example: 'qlvb-da-nang' })
  @ApiCreatedResponse({ type: IssuedCredentialResource })
  @ApiProblems(
    'auth/wrong-role',
    'http/invalid',
    'identifiers/instant-malformed',
    'identifiers/date-impossible',
    'system/unknown',
    'credential/expired',
  )
  async issue(
    @Param('system') system: string,
    @Body() body: IssueCredentialDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<IssuedCredentialResource>> {
    const { systemId } = orRefuse(knownSystem(this.ports.registry.principals, system));
    const { role } = body;
    const expiresAt = credentialEnd(body, this.ports.clock.now());
    const issued = await issueCredential(this.ports)({ systemId, role, expiresAt }, actOf(caller));
    return { ...orRefuse(ofBody(issued)), role };
  }

  @Post('credentials/:credential/revoke')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'revokeCredential',
    summary: 'Revokes a token',
    description: 'Calls with it answer 401 from now on and its open streams end. A repeat keeps the first moment.',
  })
  @ApiParam({ name: 'credential', example: '0a1b2c3d4e5f60718293' })
  @ApiOkResponse({ type: RevokedCredentialResource })
  @ApiProblems('auth/wrong-role', 'http/invalid', 'credential/unknown')
  async revoke(
    @Param('credential') credential: string,
    @Body() { reason }: RevokeCredentialDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<RevokedCredentialResource>> {
    if (!isCredentialId(credential)) throw new Refused({ code: 'credential/unknown' });
    orRefuse(ofBody(await revokeCredential(this.ports)({ credentialId: credential, reason }, actOf(caller))));
    return this.revoked(credential);
  }

  private revoked(credentialId: CredentialId): Wire<RevokedCredentialResource> {
    const { principals } = this.ports.registry;
    const systemId = principals.ownerOf(credentialId);
    const view = systemId === undefined ? undefined : principals.system(systemId);
    const revokedAt = view?.credentials.find((held) => held.credentialId === credentialId)?.revokedAt;
    if (systemId === undefined || revokedAt === undefined) throw new Refused({ code: 'credential/unknown' });
    return { credentialId, systemId, revokedAt };
  }
}
