import type { NetworkInterfaceInfo } from 'node:os';
import { expect, it } from 'vitest';
import { ownAddresses } from '../../../src/main/watch/own-addresses';

const ipv4 = (address: string, internal = false): NetworkInterfaceInfo => ({
  ...{ address, internal, family: 'IPv4', netmask: '', mac: '', cidr: null },
});
const ipv6 = (address: string): NetworkInterfaceInfo => ({
  ...{ address, internal: false, family: 'IPv6', netmask: '', mac: '', cidr: null, scopeid: 0 },
});
const home = { lo: [ipv4('127.0.0.1', true)], wlan0: [ipv4('192.168.178.20'), ipv6('2001:db8:1:2:aaaa::1')] };

it('changes with the network, and not with what comes and goes within it', () => {
  const before = ownAddresses(home);
  expect(before).toBe('wlan0 192.168.178.20, wlan0 2001:db8:1:2');
  const laterThatDay = [ipv6('2001:db8:1:2:bbbb:cccc:dddd:eeee'), ipv6('fe80::1'), ...home.wlan0, ipv4('169.254.3.4')];
  expect(ownAddresses({ ...home, wlan0: laterThatDay })).toBe(before);
  expect(ownAddresses({ ...home, wlan0: [ipv4('10.0.0.5')] })).not.toBe(before);
  expect(ownAddresses({ ...home, tun0: [ipv4('10.8.0.2')] })).not.toBe(before);
  expect(ownAddresses({ ...home, wlan0: [] })).toBe('');
});

it('tells networks by the first half of an IPv6 address, however it is shortened', () => {
  const of = (address: string): string => ownAddresses({ eth0: [ipv6(address)] });
  expect(of('2001:db8::1')).toBe('eth0 2001:db8:0:0');
  expect(of('2001:db8::aaaa:0:0:1')).toBe('eth0 2001:db8:0:0');
  expect(of('2001:db8:0:7::1')).toBe('eth0 2001:db8:0:7');
});

it('reads this computer’s, too', () => {
  expect(ownAddresses()).not.toContain('127.0.0.1');
});
