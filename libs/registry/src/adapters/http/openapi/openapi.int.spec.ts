import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { startRegistryEdge } from '../testing/registry-edge.js';

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

describe('the description of the registry', () => {
  it('gives every operation its own stable name and problem documents for its refusals', async () => {
    await using hub = await startRegistryEdge();
    const config = new DocumentBuilder().setOpenAPIVersion('3.1.0').addBearerAuth().build();
    const { paths } = SwaggerModule.createDocument(hub.edge.app, config);
    const operations = Object.values(paths).flatMap((path) => Object.values(path) as Operation[]);
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual([
      'addAgencyCode',
      'changeEndpoint',
      'endBusMandate',
      'endMandate',
      'getSystem',
      'grantBusMandate',
      'grantMandate',
      'importAgencies',
      'importExampleRegister',
      'issueCredential',
      'listAgencies',
      'listBusAgencies',
      'listBusMandates',
      'listSystems',
      'moveAgency',
      'registerSystem',
      'renameAgency',
      'resolveAgency',
      'resumeAgency',
      'revokeCredential',
      'rotateAgencyKey',
      'succeedAgency',
      'suspendAgency',
    ]);
    for (const { responses } of operations) {
      const refusals = Object.entries(responses).filter(([status]) => Number(status) >= 400);
      expect(refusals.length).toBeGreaterThan(0);
      for (const [, { content }] of refusals) expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
    }
  });
});
