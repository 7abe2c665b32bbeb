/** An interface of this machine, as it is now. */
export interface NetworkInterface {
  readonly name: string;
  /** Its number: stays the same when it gets another name, and is another one when it was deleted and made anew. */
  readonly index: number;
  readonly isUp: boolean;
  /** Whether there is a carrier; null where the system does not say. */
  readonly hasCarrier: boolean | null;
  /** `ether`, `loopback`, or what else the system calls its kind. */
  readonly type: string;
}

/** Lists the interfaces of this machine; needs no rights. */
export type ListInterfaces = () => readonly NetworkInterface[];
