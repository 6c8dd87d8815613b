import { ApiHeader, ApiParam } from '@nestjs/swagger';
import { DOSSIER_CODE } from './examples.js';

export const ApiDossierParam = (): MethodDecorator =>
  ApiParam({ name: 'id', description: 'Id of the dossier, or either of its codes', example: DOSSIER_CODE });

export const ApiLegParam = (): MethodDecorator =>
  ApiParam({ name: 'leg', description: 'Id of the leg in the procedure', example: 'thuong-tru' });

export const ApiDossierKey = (): MethodDecorator =>
  ApiHeader({
    name: 'idempotency-key',
    required: false,
    description:
      'Belongs to the first request of this system that was taken under it; another request under the key is refused (422). What is asked is known by its own identity as well.',
    example: '"8e03978e-40d5-43e8-bc93-6894a57f9324"',
  });
