const HEX = Array.from({ length: 256 }, (_, octet) => octet.toString(16).padStart(2, '0'));

/** Lower-case hex digits of `octets`, `separator` between the octets. */
export function hex(octets: Uint8Array, separator = ''): string {
  let text = '';
  for (let i = 0; i < octets.length; i++) text += (i > 0 ? separator : '') + HEX[octets[i]!];
  return text;
}

/** `52:54:00:aa:bb:01` for six octets. */
export function mac(octets: Uint8Array): string {
  return hex(octets, ':');
}

/** `00-80-C2`: an organizationally unique identifier as the standards print it. */
export function oui(value: number): string {
  return value.toString(16).toUpperCase().padStart(6, '0').replace(/(..)(..)(..)/, '$1-$2-$3');
}

/** True for a group (multicast or broadcast) address. */
export function isGroupMac(octets: Uint8Array): boolean {
  return (octets[0]! & 1) === 1;
}
