import { describe, subjectOf } from '../../export/describe.js';
import { fieldTable, type FieldTable } from '../../export/field-table.js';
import type { Finding } from '../../model/finding.js';
import type { LinkState } from '../../model/link.js';
import { mac } from '../../text/mac.js';
import { written } from '../../text/text-buffer.js';
import { narrow } from '../draw/narrow.js';
import type { World } from '../world.js';

/** A frame of the evidence, and what it says. */
export interface Evidence {
  readonly no: number;
  readonly timeNs: number | null;
  /** From whom to whom, empty where that is not known. */
  readonly direction: string;
  readonly text: string;
}

/** Says what the frames of findings say. */
export class EvidenceReader {
  #frames: World['recording']['frames'] | null = null;
  #table: FieldTable = new Map();

  of(finding: Finding, { recording: { frames }, digest: { links } }: World): Evidence[] {
    if (frames !== this.#frames) {
      this.#frames = frames;
      this.#table = fieldTable(frames.dissectors);
    }
    const link = links.find(({ state }) => state.name === finding.link)?.state ?? null;
    return finding.frames.map((no) => this.#frame(no, frames, link));
  }

  #frame(no: number, frames: World['recording']['frames'], link: LinkState | null): Evidence {
    const id = frames.idOf(no);
    const row = id === null ? null : frames.row(id);
    const seen = id === null ? null : frames.decode(id);
    if (row === null || seen === null) return { no, timeNs: row?.timeNs ?? null, direction: '', text: row === null ? 'its row was dropped: too many frames came since' : 'its octets are gone' };
    const { layers } = seen.decoded;
    const source = layers[0]?.pdu['src'];
    const subject = subjectOf(layers);
    const said = subject === null ? 'nothing that can be decoded' : narrow(written((to) => {
      to.text(`${subject.protocol} `);
      describe(to, subject, layers, this.#table);
    }));
    return { no, timeNs: row.timeNs, direction: source instanceof Uint8Array ? directionOf(mac(source), link) : '', text: said };
  }
}

function directionOf(source: string, link: LinkState | null): string {
  if (link !== null && source === link.station) return 'station > bridge';
  return link !== null && source === link.bridge ? 'bridge > station' : source;
}
