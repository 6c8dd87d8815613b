import { isIPv4 } from 'node:net';
import { Fault } from '@lienthong/kernel';

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'));

/** Faults: `client/url` for what is no address of a hub, `client/plain-http` where a token would travel in clear. */
export const addressOf = (url: string, allowPlainHttp: boolean): URL => {
  const address = URL.parse(url);
  if (!address || !['http:', 'https:'].includes(address.protocol) || address.username !== '') {
    throw new Fault('client/url', 'The address of the hub must look like https://hub.example.vn');
  }
  if (address.protocol === 'http:' && !isLoopback(address.hostname) && !allowPlainHttp) {
    throw new Fault('client/plain-http', `Plain HTTP is for loopback only, not for ${address.hostname}`);
  }
  return address;
};
