import { axisConfigOf } from './axis-process.js';
import { readOptions } from './options.js';

describe('the axis as a process of its own', () => {
  it('opens the protocol where it is told, and the operator’s HTTP on loopback whatever it is told', () => {
    const options = readOptions(['--host', '0.0.0.0', '--port', '443', '--cert', 'c.pem', '--key', 'k.pem']);
    expect(options && axisConfigOf(options)).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      axis: { host: '0.0.0.0', port: 443, tls: { certFile: 'c.pem', keyFile: 'k.pem' }, allowPlainHttp: false },
    });
  });

  it('allows plain HTTP of the protocol alone', () => {
    const options = readOptions(['--host', '0.0.0.0', '--allow-plain-http']);
    expect(options && axisConfigOf(options)).toMatchObject({ allowPlainHttp: false, axis: { allowPlainHttp: true } });
  });

  it.each([['--help'], ['--port', 'x'], ['--port', '70000'], ['--operator-port', '-'], ['--cert', 'c.pem']])(
    'shows how it is used for %s %s',
    (...argv) => {
      expect(readOptions(argv)).toBeUndefined();
    },
  );
});
