/** True where the text of a MAC address is that of an individual one, false for a group. */
export function isIndividual(address: string): boolean {
  return (Number.parseInt(address.slice(0, 2), 16) & 1) === 0;
}
