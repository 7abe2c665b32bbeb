import type { Link } from '../track/link.js';

/** Why times of this link are less sure than others; empty where they are not. */
export function arrivalTimes({ point }: Link): string {
  return point.hasArrivalTimes ? 'times are of the arrival at the capturing program, later than on the wire' : '';
}
