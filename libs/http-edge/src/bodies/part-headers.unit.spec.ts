import { DEFAULT_MULTIPART_LIMITS } from './multipart.js';
import { readPartHeaders } from './part-headers.js';

const latin1 = (text: string): string => Buffer.from(text).toString('latin1');
const read = (disposition: string, type?: string) =>
  readPartHeaders(
    { 'content-disposition': [latin1(disposition)], ...(type === undefined ? {} : { 'content-type': [type] }) },
    DEFAULT_MULTIPART_LIMITS,
    '/files/0',
  );

describe('the headers of a part', () => {
  it.each([
    ['form-data; name="file"; filename="công văn.pdf"', 'công văn.pdf'],
    ['form-data; name=file; filename=a.pdf', 'a.pdf'],
    ['FORM-DATA;name="file";FILENAME="a.pdf"', 'a.pdf'],
    ['form-data; filename="a.pdf"; name="file"', 'a.pdf'],
    ['form-data; name="file"; filename="a\\"b\\\\c.pdf"', 'a"b\\c.pdf'],
    ['form-data; name="file"; filename="C:\\tmp\\a.pdf"', 'C:\\tmp\\a.pdf'],
    ['form-data; name="file"; filename="a;b=c.pdf"', 'a;b=c.pdf'],
    ['form-data; name="file"; filename="../a.pdf"', '../a.pdf'],
    ["form-data; name=file; filename*=UTF-8''c%C3%B4ng%20v%C4%83n.pdf", 'công văn.pdf'],
    ["form-data; name=file; filename=x.pdf; filename*=utf-8'vi'%C4%91.pdf", 'đ.pdf'],
    ['form-data; name="file"; filename=""', ''],
    ['form-data; name="file"', undefined],
  ])('give the file name of %s as it was sent', (disposition, filename) => {
    expect(read(disposition)).toMatchObject({ name: 'file', filename });
  });

  it('give the type, and text where there is none', () => {
    expect(read('form-data; name="a"', 'Application/PDF; x=y').contentType).toBe('Application/PDF; x=y');
    expect(read('form-data; name="a"').contentType).toBe('text/plain');
  });

  it.each([
    '',
    'form-data',
    'form-data; filename="a.pdf"',
    'attachment; name="a"',
    'form-data; name="a"; name="b"',
    'form-data; name="a" filename="b"',
    'form-data; name="a',
    'form-data; name="a"; =b',
    "form-data; name=a; filename*=latin1''%E9",
    "form-data; name=a; filename*=UTF-8''%zz",
  ])('are refused when they are no form data: %s', (disposition) => {
    expect(() => read(disposition)).toThrow('http/malformed-multipart');
  });

  it('are refused when a name is not UTF-8', () => {
    expect(() => read("form-data; name=a; filename*=UTF-8''%ff")).toThrow('http/part-name');
  });
});
