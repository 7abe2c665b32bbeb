import type { Parser, ParserContext } from './parser.js';
import { PCAP_FORMATS, PcapParser } from './pcap.js';
import { PcapngParser } from './pcapng.js';
import { magicOf, recognise } from './recognise.js';

/** The parser of a capture that begins with `head`, null when that is no capture, or a compressed one. */
export function createParser(head: Uint8Array, context: ParserContext): Parser | null {
  const format = PCAP_FORMATS.get(magicOf(head));
  if (format !== undefined) return new PcapParser(format, context);
  return recognise(head) === 'pcapng' ? new PcapngParser(context) : null;
}
