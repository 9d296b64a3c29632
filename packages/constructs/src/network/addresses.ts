/** Every IPv4 address. */
export const anyIpv4 = '0.0.0.0/0';

/** Every IPv6 address. */
export const anyIpv6 = '::/0';
