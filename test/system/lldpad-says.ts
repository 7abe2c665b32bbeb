/** A VSI as vdptool lists it. */
export interface ListedVsi {
  /** 32 hex digits. */
  readonly vsiid: string;
  readonly manager: string;
  readonly type: number;
  readonly version: number;
  readonly vid: number;
  readonly mac: string;
}

/** The TLVs of one LLDPDU as lldptool lists them. */
export interface ListedLldp {
  readonly chassis: string;
  readonly port: string;
  readonly ttl: number;
  readonly evb: {
    /** BGID, RRCAP and RRCTR, RRCTR the lowest bit. */
    readonly bridgeBits: number;
    /** SGID, RRREQ and the two bits of RRSTAT, these the lowest. */
    readonly stationBits: number;
    readonly r: number;
    readonly rte: number;
    readonly mode: string;
    readonly rolRwd: number;
    readonly rwd: number;
    readonly rolRka: number;
    readonly rka: number;
  };
}

/** What `vdptool -t -V MODE` prints, in the order of the VSIIDs. */
export function listedVsis(text: string): ListedVsi[] {
  const blocks = text.split(/^VSI +\d+:\n/m).slice(1);
  const vsis = blocks.map((block) => {
    const values = new Map([...block.matchAll(/^\s*(\w+) = (.*)$/gm)].map(([, key, value]) => [key, value!]));
    const value = (key: string): string => {
      const found = values.get(key);
      if (found === undefined) throw new Error(`vdptool lists a VSI without ${key}: ${block}`);
      return found;
    };
    const [vid, mac] = value('filter').split('-');
    return {
      vsiid: value('uuid').replaceAll('-', ''),
      manager: value('mgrid2'),
      type: Number(value('typeid')),
      version: Number(value('typeidver')),
      vid: Number(vid),
      mac: mac ?? '',
    };
  });
  return vsis.sort((a, b) => a.vsiid.localeCompare(b.vsiid));
}

/** What `lldptool -t` prints; null as long as it has no EVB TLV. */
export function listedLldp(text: string): ListedLldp | null {
  if (!text.includes('EVB Configuration TLV')) return null;
  const find = (pattern: RegExp): string[] => {
    const found = pattern.exec(text);
    if (!found) throw new Error(`lldptool prints nothing like ${pattern}: ${text}`);
    return found.slice(1);
  };
  const number = (pattern: RegExp): number => Number(find(pattern)[0]);
  const bits = (pattern: RegExp): number => parseInt(find(pattern)[0]!, 16);
  const [rolRwd, rwd] = find(/mode:\w+ r\/l:(\d) rwd:(\d+)/).map(Number);
  const [rolRka, rka] = find(/r\/l:(\d) rka:(\d+)/).map(Number);
  return {
    chassis: find(/Chassis ID TLV\s+MAC: (\S+)/)[0]!,
    port: find(/Port ID TLV\s+MAC: (\S+)/)[0]!,
    ttl: number(/Time to Live TLV\s+(\d+)/),
    evb: {
      bridgeBits: bits(/bridge:[^(]*\((?:0x)?(\w+)\)/),
      stationBits: bits(/station:[^(]*\((?:0x)?(\w+)\)/),
      r: number(/retries:(\d+)/),
      rte: number(/rte:(\d+)/),
      mode: find(/mode:(\w+)/)[0]!,
      rolRwd: rolRwd!,
      rwd: rwd!,
      rolRka: rolRka!,
      rka: rka!,
    },
  };
}
