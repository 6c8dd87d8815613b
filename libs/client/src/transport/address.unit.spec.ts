import { isFault } from '@lienthong/kernel';
import { addressOf } from './address.js';

const codeOf = (url: string, allowPlainHttp = false): string => {
  try {
    return addressOf(url, allowPlainHttp).href;
  } catch (error) {
    return isFault(error) ? error.code : 'no fault';
  }
};

describe('the address of a hub', () => {
  it.each([
    'http://127.0.0.1:8080/',
    'http://127.8.0.3/',
    'http://localhost:1/',
    'http://[::1]:8080/',
    'https://hub.vn/',
  ])('%s is taken', (url) => {
    expect(codeOf(url)).toBe(url);
  });

  it.each(['http://hub.vn/', 'http://10.0.0.7:8080/', 'http://127.evil.vn/', 'http://localhost.evil.vn/'])(
    '%s would carry the token in clear',
    (url) => {
      expect(codeOf(url)).toBe('client/plain-http');
      expect(codeOf(url, true)).toBe(url);
    },
  );

  it.each(['', 'hub.vn', 'ftp://hub.vn', 'https://user:secret@hub.vn'])('%j is none', (url) => {
    expect(codeOf(url)).toBe('client/url');
  });
});
