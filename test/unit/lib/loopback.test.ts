import { isLoopbackAddress, isLoopbackHost, isLoopbackOrigin } from '../../../src/lib/loopback.js';

describe('loopback', () => {
  it.each(['127.0.0.1', '127.9.8.7', '::1', '::ffff:127.0.0.1'])('the address %s is', (address) => {
    expect(isLoopbackAddress(address)).toBe(true);
  });

  it.each([undefined, '', '128.0.0.1', '10.0.0.1', '::', '::2', '::ffff:10.0.0.1', '127.0.0.1.evil', '127.1', '0.0.0.0', 'localhost'])('the address %s is not', (address) => {
    expect(isLoopbackAddress(address)).toBe(false);
  });

  it.each(['localhost', 'LOCALHOST:8080', 'localhost.', '127.0.0.1', '127.0.0.1:8080', '[::1]', '[::1]:8080', 'localhost:'])('the Host %s is', (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });

  it.each(['', 'evil.test', 'localhost.evil.test', 'evil-localhost', '127.0.0.1.evil.test', '127.0.0.1:80:80', 'localhost@evil.test', '[::1', '[::2]', '::1', '2130706433', 'localhost:80x', ' localhost', 'localhost:123456'])('the Host %j is not', (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  });

  it.each([
    ['http://localhost:3000', true],
    ['https://127.0.0.1', true],
    ['http://[::1]:80', true],
    ['null', false],
    ['', false],
    ['https://evil.test', false],
    ['http://localhost.evil.test', false],
    ['localhost', false],
  ])('the Origin %j: %j', (origin, wanted) => {
    expect(isLoopbackOrigin(origin)).toBe(wanted);
  });
});
