/** A load beyond the captured octets makes a kernel filter reject the frame, whatever else it says. */
class BeyondEnd extends Error {}

/** What a filter made of loads, comparisons and fully parenthesized `and` and `or` says of a frame, without libpcap. */
export function passesFilter(filter: string, data: Uint8Array): boolean {
  const load = (at: number, octets: number): number => {
    if (at + octets > data.length) throw new BeyondEnd();
    return data.subarray(at, at + octets).reduce((sum, octet) => 256 * sum + octet, 0);
  };
  let text = filter.replaceAll(/(?<![<>])=/g, '===').replaceAll(' and ', ' && ').replaceAll(' or ', ' || ');
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(/link\[([^[\]:]+):(\d)\]/g, 'load($1, $2)');
  }
  try {
    return (new Function('load', `return ${text};`) as (read: typeof load) => boolean)(load);
  } catch (error) {
    if (error instanceof BeyondEnd) return false;
    throw error;
  }
}
