import { fieldNotes, type FieldNotes } from '../../export/field-notes.js';
import { fieldTable, type FieldTable } from '../../export/field-table.js';
import type { LinkState } from '../../model/link.js';
import type { FrameStore } from '../../store/frame-store.js';
import type { Digest, World } from '../world.js';

/** What is looked up again and again to show frames; made once for a recording, links once for a digest. */
export class PacketTables {
  #frames: FrameStore | null = null;
  #digest: Digest | null = null;
  #links: ReadonlyMap<string, LinkState> = new Map();
  /** How PDUs are put in words. */
  table: FieldTable = new Map();
  notes: FieldNotes = { fields: new Map(), layers: new Map() };

  /** The links by name, as they are by now. */
  get links(): ReadonlyMap<string, LinkState> {
    return this.#links;
  }

  settle({ recording: { frames }, digest }: World): void {
    if (frames !== this.#frames) {
      this.#frames = frames;
      this.table = fieldTable(frames.dissectors);
      this.notes = fieldNotes(frames.dissectors);
    }
    if (digest === this.#digest) return;
    this.#digest = digest;
    this.#links = new Map(digest.links.map(({ state }) => [state.name, state]));
  }
}
