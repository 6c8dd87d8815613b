import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ApiProblems } from '@lienthong/http-edge';
import { ReplaceDto, UpdateDto } from '../../intake/dto/change.dto.js';
import { SubmissionDto } from '../../intake/dto/document.dto.js';
import { StatusMessageDto } from '../../intake/dto/status.dto.js';
import { ChangeAnswerResource, DocumentAnswerResource, StatusAnswerResource } from './change.resource.js';
import { CHANGE, DOCUMENT_BODY, EDXML_BODY, EVERY, KEYED, OWN_TRANSFER, RECIPIENTS, REPORT, SENDER } from './codes.js';
import { ApiIdempotencyKey } from './params.js';

const oneOf = (...models: readonly (new () => object)[]) => {
  const refs = models.map((model) => ({ $ref: getSchemaPath(model) }));
  const [only] = refs;
  return refs.length === 1 && only ? only : { oneOf: refs };
};

const text = { type: 'string' as const };
const file = { ...text, contentMediaType: 'application/octet-stream' };

/** JSON alone, or multipart: `document` first, file parts after it. */
const bodies = (document: object, documentTypes: string) => ({
  'application/json': { schema: document },
  'multipart/form-data': {
    schema: {
      type: 'object' as const,
      required: ['document'],
      properties: { document, file: { type: 'array' as const, items: file as object } },
    },
    encoding: { document: { contentType: documentTypes } },
  },
});

/** The forms that a submission may take. */
export const ApiSubmission = (): MethodDecorator => {
  const edxml = { schema: { ...text, description: 'One edXML message (QCVN 102:2016/BTTTT)' } };
  return applyDecorators(
    ApiExtraModels(SubmissionDto, StatusMessageDto, DocumentAnswerResource, ChangeAnswerResource, StatusAnswerResource),
    ApiIdempotencyKey(),
    ApiOperation({
      operationId: 'submit',
      summary: 'Submit a document or a status message',
      description:
        'Multipart: the first part is `document` (JSON or edXML), file parts follow. Or one edXML message as the body. ' +
        'Or JSON alone, for a document without files or a status. A repeat of the same message answers 201 with the same receipt.',
      requestBody: {
        required: true,
        content: {
          ...bodies(oneOf(SubmissionDto, StatusMessageDto), 'application/json, application/edxml+xml'),
          'application/edxml+xml': edxml,
          'application/xml': edxml,
        },
      },
    }),
    ApiResponse({
      status: 201,
      description:
        'Durable. The receipt says who, what with hashes, when, and at which place of the log. ' +
        'An edXML message of type 1 or 2 answers as a recall or an update does, a status message as a status.',
      content: {
        'application/json': { schema: oneOf(DocumentAnswerResource, ChangeAnswerResource, StatusAnswerResource) },
      },
    }),
    ApiProblems(
      ...EVERY,
      ...KEYED,
      'auth/wrong-role',
      ...DOCUMENT_BODY,
      ...EDXML_BODY,
      ...SENDER,
      ...RECIPIENTS,
      'transfer/identity-taken',
      'transfer/nothing-to-update',
      'transfer/removed-and-added',
      ...CHANGE,
      'status/document-unknown',
      'status/unknown-code',
      ...REPORT,
    ),
  );
};

export const ApiUpdate = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(UpdateDto),
    ApiIdempotencyKey(),
    ApiOperation({
      operationId: 'updateTransfer',
      summary: 'Change the content or the recipients',
      description:
        'Who has the document already is asked to agree (15) or refuse (16). A repeat answers as the first did.',
      requestBody: { required: true, content: bodies(oneOf(UpdateDto), 'application/json') },
    }),
    ApiResponse({ status: 201, description: 'Durable', type: ChangeAnswerResource }),
    ApiProblems(
      ...OWN_TRANSFER,
      ...DOCUMENT_BODY,
      ...RECIPIENTS,
      ...CHANGE,
      'transfer/nothing-to-update',
      'transfer/removed-and-added',
    ),
  );

export const ApiReplace = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(ReplaceDto),
    ApiIdempotencyKey(),
    ApiOperation({
      operationId: 'replaceTransfer',
      summary: 'Send a new document that replaces this one',
      description: 'Opens a transfer of its own; the recipients of the replaced one are told.',
      requestBody: { required: true, content: bodies(oneOf(ReplaceDto), 'application/json') },
    }),
    ApiResponse({ status: 201, description: 'Durable', type: DocumentAnswerResource }),
    ApiProblems(
      ...OWN_TRANSFER,
      ...DOCUMENT_BODY,
      ...SENDER,
      ...RECIPIENTS,
      'transfer/identity-taken',
      'transfer/erased',
    ),
  );
