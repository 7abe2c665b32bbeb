const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Looking it up for each piece would cost as much as copying the piece. */
const { set } = Uint8Array.prototype;

/** Text as octets, to be written often. */
export function encoded(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** Texts up to this length are cheaper to write character by character. */
const SHORT = 48;
const [ZERO, MINUS] = [0x30, 0x2d];

/**
 * Text that is being written, as octets of UTF-8. A million frames make a gigabyte of text: pieces of it never become
 * strings.
 */
export class TextBuffer {
  /** What was written are the first `length` octets. */
  octets: Uint8Array;
  /** May be set back, to take back what was written last. */
  length = 0;

  constructor(size = 1024) {
    this.octets = new Uint8Array(size);
  }

  /** Makes room for so many octets more, for whoever writes into `octets`. */
  room(more: number): void {
    if (this.length + more <= this.octets.length) return;
    const grown = new Uint8Array(Math.max(2 * this.octets.length, this.length + more));
    grown.set(this.octets.subarray(0, this.length));
    this.octets = grown;
  }

  /** One character of ASCII. */
  octet(code: number): void {
    this.room(1);
    this.octets[this.length++] = code;
  }

  /** Octets that are UTF-8 already. */
  put(octets: Uint8Array): void {
    this.room(octets.length);
    set.call(this.octets, octets, this.length);
    this.length += octets.length;
  }

  text(text: string): void {
    const { length } = text;
    this.room(3 * length);
    if (length <= SHORT) {
      const { octets } = this;
      let at = this.length;
      let i = 0;
      for (; i < length; i++) {
        const code = text.charCodeAt(i);
        if (code > 0x7f) break;
        octets[at++] = code;
      }
      if (i === length) {
        this.length = at;
        return;
      }
    }
    this.length += encoder.encodeInto(text, this.octets.subarray(this.length)).written;
  }

  /** Octets of UTF-8 from the wire; what is none becomes U+FFFD. */
  utf8(octets: Uint8Array): void {
    for (let i = 0; i < octets.length; i++) if (octets[i]! > 0x7f) return this.text(decoder.decode(octets));
    this.put(octets);
  }

  /** A whole number in decimal digits, zeros in front of it up to `digits`. */
  decimal(value: number, digits = 1): void {
    if (value < 0) {
      this.octet(MINUS);
      return this.decimal(-value, digits);
    }
    if (!(value <= 0x7fffffff)) return this.text(String(value).padStart(digits, '0'));
    let count = 1;
    for (let rest = value; rest >= 10; rest = (rest / 10) | 0) count++;
    if (count < digits) count = digits;
    this.room(count);
    const { octets } = this;
    let rest = value;
    for (let at = this.length + count - 1; at >= this.length; at--) {
      const tenth = (rest / 10) | 0;
      octets[at] = ZERO + rest - 10 * tenth;
      rest = tenth;
    }
    this.length += count;
  }

  /** What was written from the octet `from` on. */
  toString(from = 0): string {
    return decoder.decode(this.octets.subarray(from, this.length));
  }

  /** Takes back what was written from the octet `from` on, and returns it. */
  cut(from: number): string {
    const text = this.toString(from);
    this.length = from;
    return text;
  }
}

const scratch = new TextBuffer();

/** What `write` writes, as a string. */
export function written(write: (to: TextBuffer) => void): string {
  const from = scratch.length;
  try {
    write(scratch);
    return scratch.toString(from);
  } finally {
    scratch.length = from;
  }
}
