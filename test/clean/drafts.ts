import { tlv } from '../scenario.js';
import { clean, GONE, UP, type CleanSession } from './clean-session.js';
import { Session } from './session.js';

const [PREASSOC, PREASSOC_RR, ASSOC, DEASSOC] = [0, 1, 2, 3];
const NEAREST_BRIDGE = '0180c200000e';
const NEAREST_CUSTOMER_BRIDGE = '0180c2000000';

/** Both ends of a draft session; the bridge counts its own ECPDUs. */
class DraftSession extends Session {
  #asked = 0;
  #answered = 0;
  #toldSec = -Infinity;

  override meet(): this {
    for (let i = 0; i < 3; i++, this.wait(1)) this.#tell(i === 0 ? 0 : 1);
    return this;
  }

  /** Commands of one ECPDU, each with its VSI; `response` to all of them. */
  ask(commands: readonly (readonly [number, number])[]): this {
    if (this.timeSec - this.#toldSec >= 29) this.#tell(1);
    this.destination = NEAREST_BRIDGE;
    const tlvs = commands.map(([type, number]) => tlv.draft(type, number));
    this.draft('station', ++this.#asked, tlvs);
    this.wait(0.0003).draft('bridge', this.#asked, null);
    if (tlvs.length > 0) {
      this.wait(0.05).draft('bridge', ++this.#answered, tlvs);
      this.wait(0.0003).draft('station', this.#answered, null);
    }
    this.destination = NEAREST_CUSTOMER_BRIDGE;
    return this.wait(0.5);
  }

  #tell(heard: 0 | 1): void {
    this.#toldSec = this.timeSec;
    const local = { srr: 0, crte: heard, cecp: heard, cvdp: heard, cstd: heard };
    this.lldp('station', [tlv.evbDraft(local)]);
    this.wait(0.01).lldp('bridge', [tlv.evbDraft(local)]);
  }
}

const begun = (): DraftSession => new DraftSession().meet();

/** Sessions of the drafts 0.x. */
export const DRAFTS: readonly CleanSession[] = [
  clean('a draft agent that begins with empty ECPDUs', () => {
    const s = begun().ask([]).ask([]).ask([]).wait(9).ask([[ASSOC, 1]]);
    for (let i = 0; i < 6; i++) s.wait(9.5).ask([[ASSOC, 1]]);
    return s.wait(4).ask([[DEASSOC, 1]]);
  }, [GONE]),
  clean('a draft VSI through all modes', () => {
    const s = begun();
    for (const type of [PREASSOC, PREASSOC_RR, ASSOC]) for (let i = 0; i < 4; i++) s.ask([[type, 1]]).wait(i === 3 ? 3 : 9.5);
    return s.ask([[DEASSOC, 1]]);
  }, [GONE]),
  clean('three draft VSIs in one ECPDU', () => {
    const s = begun();
    for (let i = 0; i < 5; i++) s.ask([[ASSOC, 1], [ASSOC, 2], [ASSOC, 3]]).wait(9.5);
    return s.ask([[ASSOC, 1], [DEASSOC, 2], [DEASSOC, 3]]).wait(9.5).ask([[ASSOC, 1]]);
  }, [UP, GONE, GONE]),
  clean('draft VSIs that come and go', () => {
    const s = begun();
    for (let number = 1; number <= 4; number++) s.ask([[ASSOC, number]]).wait(9.5).ask([[ASSOC, number]]).wait(4).ask([[DEASSOC, number]]).wait(2);
    return s;
  }, [GONE, GONE, GONE, GONE]),
  clean('a draft VSI that is asked for again', () => {
    const s = begun();
    for (let i = 0; i < 3; i++) s.ask([[ASSOC, 1]]).wait(9.5).ask([[ASSOC, 1]]).wait(3).ask([[DEASSOC, 1]]).wait(5);
    return s;
  }, [GONE, GONE, GONE]),
];
