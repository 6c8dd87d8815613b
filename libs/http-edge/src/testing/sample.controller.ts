import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Fault } from '@lienthong/kernel';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendAttachment } from '../attachments/send-attachment.js';
import { CurrentPrincipal } from '../auth/current-principal.decorator.js';
import { Open } from '../auth/open.decorator.js';
import type { Principal } from '../auth/principal.js';
import { Roles } from '../auth/roles.decorator.js';
import { rawBody } from '../bodies/raw-body.js';
import { readMultipart } from '../bodies/read-multipart.js';
import { OPEN_STREAMS } from '../edge.module.js';
import { Refused } from '../problems/refused.js';
import type { OpenStreams } from '../streams/open-streams.js';
import { sendEvents } from '../streams/server-events.js';
import type { ServerEvent } from '../streams/server-events.js';

export class LineDto {
  @IsString()
  @MaxLength(10)
  text!: string;
}

export class EchoDto {
  @IsArray()
  @ArrayMaxSize(3)
  @IsString({ each: true })
  to!: string[];

  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => LineDto)
  lines?: LineDto[];
}

export class PageDto {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  limit?: number;
}

export const SAMPLE_LIMITS = { parts: 4, partHeaderBytes: 512, nameBytes: 100, documentBytes: 2_000, fileBytes: 5_000 };

const sizeOf = async (bytes: AsyncIterable<Uint8Array>): Promise<{ size: number; sha256: string }> => {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of bytes) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { size, sha256: hash.digest('hex') };
};

/** What the handlers of a multipart request met, kept for tests to look at. */
export const seen: { events: string[] } = { events: [] };

@Controller()
export class SampleController {
  constructor(@Inject(OPEN_STREAMS) private readonly streams: OpenStreams) {}

  @Open()
  @Get('health')
  health(): { readonly up: true } {
    return { up: true };
  }

  @Post('echo')
  @HttpCode(200)
  echo(@Body() body: EchoDto): EchoDto {
    return body;
  }

  @Get('page')
  page(@Query() page: PageDto): PageDto {
    return page;
  }

  @Get('me/:name')
  me(@CurrentPrincipal() principal: Principal): Principal {
    return principal;
  }

  @Roles('operator')
  @Post('desk')
  desk(): { readonly done: true } {
    return { done: true };
  }

  @Get('fail/:how')
  fail(@Param('how') how: string, @Query('what') what: string): never {
    if (how === 'fault') throw new Fault('store/unavailable', 'The disk is full', { cause: new Error(what) });
    if (how === 'refusal') throw new Refused({ code: 'agency/unknown', path: '/code' });
    throw new Error(what);
  }

  @Post('transfers')
  async transfers(@Req() request: FastifyRequest): Promise<unknown> {
    const files: unknown[] = [];
    let document: unknown;
    try {
      await readMultipart(
        request,
        {
          onDocument: async ({ contentType, body }) => {
            seen.events.push('document');
            document = { contentType, ...(await sizeOf(body)) };
          },
          onFile: async ({ contentType, fieldname, filename, body }) => {
            seen.events.push('file');
            if (filename !== 'skip.bin') files.push({ contentType, fieldname, filename, ...(await sizeOf(body)) });
          },
        },
        { ...SAMPLE_LIMITS, bodyBytes: 1_000_000, ...(request.url.endsWith('big') ? { fileBytes: 900_000 } : {}) },
      );
      seen.events.push('done');
    } catch (error) {
      seen.events.push(error instanceof Refused ? error.refusal.code : 'other error');
      throw error;
    }
    return { document, files };
  }

  @Post('raw')
  async raw(@Req() request: FastifyRequest): Promise<unknown> {
    return sizeOf(rawBody(request, { maxBytes: 5_000 }));
  }

  @Get('files/:name')
  async file(@Param('name') name: string, @Res() reply: FastifyReply): Promise<void> {
    const bytes = Buffer.from('0123456789');
    await sendAttachment(reply, {
      name: name === 'evil' ? 'a"\r\nSet-Cookie: x=1; đơn.pdf' : name,
      size: name === 'empty' ? 0 : bytes.length,
      type: name === 'evil' ? 'text/html\r\nX-Evil: 1' : 'application/pdf',
      etag: 'v1',
      async *open({ start, end }) {
        await delay(0);
        yield bytes.subarray(start, end + 1);
      },
    });
  }

  @Get('stream')
  async stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query('kind') kind: string): Promise<void> {
    const signal = this.streams.signalFor(request, reply);
    await sendEvents(reply, eventsOf(kind, signal), { signal, heartbeatMs: 50, stallMs: 100 });
  }

  @Get('wait')
  async wait(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    const signal = this.streams.signalFor(request, reply);
    seen.events.push('waiting');
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    seen.events.push('aborted');
    return {};
  }
}

async function* eventsOf(kind: string, signal: AbortSignal): AsyncGenerator<ServerEvent> {
  yield { id: '1', event: 'entry', data: { n: 1 } };
  yield { id: '2', data: 'two\nlines' };
  if (kind === 'short') return;
  if (kind === 'flood') {
    try {
      for (let n = 3; ; n += 1) yield { id: String(n), data: 'x'.repeat(100_000) };
    } finally {
      seen.events.push('flood ended');
    }
  }
  seen.events.push('stream open');
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
  seen.events.push('stream ended');
}
