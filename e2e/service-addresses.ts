import { kubectl } from './kubectl';

/**
 * The address of a Service, by a number from 0 on: in the middle of the range, where nobody else has one as long as few
 * are given.
 *
 * @throws Error where the cluster gives Services no range of IPv4 addresses
 */
export async function serviceAddresses(): Promise<(i: number) => string> {
  const ranges = await kubectl('get', 'servicecidr', '--output=jsonpath={.items[*].spec.cidrs[*]}');
  const [, first = '', bits] = /(\d+(?:\.\d+){3})\/(\d+)/.exec(ranges) ?? [];
  if (!first) throw new Error(`The cluster's Services have no IPv4 addresses, and these tests need some: ${ranges}`);
  return (i) => addressAfter(first, 2 ** (31 - Number(bits)) + i);
}

/** The IPv4 address that comes so many after another. */
export function addressAfter(address: string, more: number): string {
  const number = address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), more);
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
}
