import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Waits for one connection at a Unix socket in a fresh folder that only this user may enter; both go with the connection. */
export class TapSocket {
  /** Resolves once it can be connected to, with its path; rejects where there is no place for it. */
  readonly path: Promise<string>;
  readonly #server: Server;
  #folder: string | null = null;

  constructor(onConnection: (socket: Socket) => void) {
    this.#server = createServer((socket) => {
      this.close();
      onConnection(socket);
    });
    this.path = new Promise((resolve, reject) => {
      this.#server.once('error', (error) => {
        this.close();
        reject(error);
      });
      try {
        this.#folder = mkdtempSync(join(tmpdir(), 'evbscope-'));
        const path = join(this.#folder, 'tap');
        this.#server.listen(path, 1, () => resolve(path));
      } catch (error) {
        reject(error);
      }
    });
  }

  close(): void {
    this.#server.close();
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = null;
  }
}
