/** Addresses that are nobody's outside: this machine, the networks behind it, and what no host has. */
import { BlockList, isIPv4, isIPv6 } from 'node:net';

// Two lists: one for both would take every IPv4 address for the IPv6 one that it can be written as.
const PRIVATE_4 = new BlockList();
const PRIVATE_6 = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE_4.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  // Also every form in which an IPv4 address is written as an IPv6 one.
  ['::', 32],
  ['64:ff9b::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE_6.addSubnet(net, prefix, 'ipv6');

/** `address` is an IP address, in brackets or not; a name is not private by itself. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/gu, '');
  if (isIPv4(bare)) return PRIVATE_4.check(bare, 'ipv4');
  return isIPv6(bare) && PRIVATE_6.check(bare, 'ipv6');
}
