const BOUNDARY = '----lienthong-test';

export const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;

export interface SentPart {
  readonly headers: readonly string[];
  readonly body: Buffer | string;
}

export const documentPart = (body: Buffer | string = '{"to":["H53"]}'): SentPart => ({
  headers: ['Content-Disposition: form-data; name="document"', 'Content-Type: application/json'],
  body,
});

export const filePart = (filename: string, body: Buffer | string): SentPart => ({
  headers: [`Content-Disposition: form-data; name="file"; filename="${filename}"`, 'Content-Type: application/pdf'],
  body,
});

export const multipartBody = (parts: readonly SentPart[]): Buffer =>
  Buffer.concat([
    ...parts.flatMap(({ headers, body }) => [
      Buffer.from(`--${BOUNDARY}\r\n${headers.join('\r\n')}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ]);
