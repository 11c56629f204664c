import ipaddr from 'ipaddr.js';

/** IPv6 hands every household 2^64 addresses, so there it is the /64 that is limited. */
const IPV6_PARTS = 4;

/** What limits per address count by: an IPv4 address, or the first 64 bits of an IPv6 one. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6
    ? parsed.parts
        .slice(0, IPV6_PARTS)
        .map((part) => part.toString(16))
        .join(':')
    : parsed.toString();
}
