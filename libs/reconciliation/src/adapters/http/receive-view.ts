import { mediaTypeOf, orRefuse, parseJson, readMultipart, Refused, validateDto } from '@lienthong/http-edge';
import type { PartBody } from '@lienthong/http-edge';
import type { StatusVocabularyName } from '@lienthong/dossier/vocabularies';
import type { JsonValue } from '@lienthong/kernel';
import type { FastifyRequest } from 'fastify';
import type { Source } from '../../domain/reconciliation.events.js';
import { readApart } from '../../readers/apart/read-apart.js';
import { gathered } from '../../readers/gathered.js';
import { lookedThrough } from '../../readers/looked-through.js';
import { readList } from '../../readers/read-view.js';
import { DEFAULT_VIEW_LIMITS, ViewRefused } from '../../readers/view.js';
import type { View } from '../../readers/view.js';
import { ReconciliationDto, ReconciliationOfRowsDto } from './reconciliation.dto.js';

/** What was asked for, with the view behind it. */
export type UseView<Answer> = (
  asked: ReconciliationDto,
  source: Exclude<Source, 'query'>,
  view: (vocabulary: StatusVocabularyName) => View,
) => Promise<Answer>;

const DOCUMENT_BYTES = 64 * 1024;

async function* chunksOf(body: PartBody): AsyncGenerator<Uint8Array> {
  if (body.bytes) yield body.bytes;
  else yield* body;
}

const boundedText = async (body: PartBody): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of chunksOf(body)) {
    total += chunk.length;
    if (total > DOCUMENT_BYTES) throw new Refused({ code: 'http/document-too-large', path: 'document' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const sourceOf = (name: string): Exclude<Source, 'query'> => {
  const end = /\.(csv|xlsx|json)$/i.exec(name)?.[1]?.toLowerCase();
  if (end === 'csv' || end === 'xlsx' || end === 'json') return end;
  throw new Refused({ code: 'reconciliation/file-type', path: '/files/0' });
};

const ofMultipart = async <Answer>(request: FastifyRequest, use: UseView<Answer>): Promise<Answer> => {
  let asked: ReconciliationDto | undefined;
  let file: { asked: ReconciliationDto; source: Exclude<Source, 'query'>; chunks: readonly Uint8Array[] } | undefined;
  await readMultipart(
    request,
    {
      onDocument: async (part) => {
        asked = validateDto(ReconciliationDto, orRefuse(parseJson(await boundedText(part.body))), '/document');
      },
      onFile: async (part) => {
        if (asked === undefined) throw new Refused({ code: 'http/document-first', path: 'document' });
        const source = sourceOf(part.filename);
        // All of it before the first row: a sender is not slow because the comparison is. It never lies on a disk.
        file = { asked, source, chunks: await gathered(chunksOf(part.body), DEFAULT_VIEW_LIMITS.bytes) };
      },
    },
    { parts: 2, fileBytes: DEFAULT_VIEW_LIMITS.bytes },
  );
  if (file === undefined) throw new Refused({ code: 'reconciliation/file-missing', path: '/files/0' });
  const { asked: document, source, chunks } = file;
  return use(document, source, (vocabulary) => readApart({ source, vocabulary, limits: DEFAULT_VIEW_LIMITS, chunks }));
};

/** Where the view lies in the request: what refuses it as a whole says so, a row of JSON by its own place. */
const placed = ({ refusal }: ViewRefused, body: '/rows' | '/files/0'): Refused => {
  const place = refusal.params?.['place'];
  const path = body === '/rows' && typeof place === 'string' && place.startsWith(body) ? place : body;
  return new Refused({ path, ...refusal });
};

/** A JSON body with its rows, or a document and one file behind it. */
export const receiveView = async <Answer>(request: FastifyRequest, use: UseView<Answer>): Promise<Answer> => {
  const isMultipart = mediaTypeOf(request) === 'multipart/form-data';
  try {
    if (isMultipart) return await ofMultipart(request, use);
    if (mediaTypeOf(request) !== 'application/json')
      throw new Refused({ code: 'http/wrong-type', path: 'Content-Type' });
    const asked = validateDto(ReconciliationOfRowsDto, request.body);
    const rows = asked.rows as readonly JsonValue[];
    return await use(asked, 'json', (vocabulary) =>
      lookedThrough(() => readList(rows, vocabulary, DEFAULT_VIEW_LIMITS)),
    );
  } catch (error) {
    if (error instanceof ViewRefused) throw placed(error, isMultipart ? '/files/0' : '/rows');
    throw error;
  }
};
