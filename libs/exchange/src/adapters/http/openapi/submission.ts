import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, ApiOperation, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { SubmissionDto } from '../dto/document.dto.js';
import { StatusMessageDto } from '../dto/status.dto.js';

/** The forms that a submission may take, for the OpenAPI document. */
export const ApiSubmission = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(SubmissionDto, StatusMessageDto),
    ApiOperation({
      operationId: 'submit',
      summary: 'Submit a document or a status message',
      description:
        'Multipart: the first part is `document` (JSON or edXML), file parts follow. Or one edXML message as the body. ' +
        'Or JSON alone, for a document without files or a status. A repeat of the same message answers 201 with the same receipt.',
    }),
    ApiConsumes('multipart/form-data', 'application/edxml+xml', 'application/xml', 'application/json'),
    ApiBody({
      schema: {
        oneOf: [{ $ref: getSchemaPath(SubmissionDto) }, { $ref: getSchemaPath(StatusMessageDto) }],
      },
    }),
    ApiResponse({
      status: 201,
      description: 'Durable. The receipt says who, what with hashes, when, and at which place of the log',
    }),
    ApiResponse({ status: 409, description: 'The identity is taken by other content' }),
  );
