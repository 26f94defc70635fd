import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

test.each([
  ['192.0.2.7', undefined, 0, '192.0.2.7'],
  ['::ffff:192.0.2.7', undefined, 0, '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', undefined, 0, '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', undefined, 0, '2001:db8:1:2::/64'],
  ['2001:0DB8::1', undefined, 0, '2001:db8:0:0::/64'],
  ['fe80::1%eth0', undefined, 0, 'fe80:0:0:0::/64'],
  ['::1', undefined, 0, '0:0:0:0::/64'],
  ['10.0.0.1', '198.51.100.9', 0, '10.0.0.1'],
  ['10.0.0.1', '198.51.100.9', 1, '198.51.100.9'],
  ['10.0.0.1', '6.6.6.6, 198.51.100.9', 1, '198.51.100.9'],
  ['10.0.0.1', '6.6.6.6, 198.51.100.9, 10.0.0.2', 2, '198.51.100.9'],
  ['10.0.0.1', '6.6.6.6,2001:db8:1:2:ffff::1', 1, '2001:db8:1:2::/64'],
  ['10.0.0.1', undefined, 1, '10.0.0.1'],
  ['10.0.0.1', '198.51.100.9', 2, '10.0.0.1'],
  ['10.0.0.1', 'unknown', 1, '10.0.0.1'],
  ['10.0.0.1', '198.51.100.9:443', 1, '10.0.0.1'],
  [undefined, undefined, 0, ''],
])(
  'of socket %s and X-Forwarded-For %s, %i proxies in front, the client is %s',
  (remoteAddress, forwardedFor, hops, client) => {
    expect(clientAddress({ remoteAddress, forwardedFor }, hops)).toBe(client)
  },
)
