/** When a live capture ends by itself: what is reached first. */
export interface CaptureLimits {
  readonly durationMs?: number;
  /** Frames captured. */
  readonly packets?: number;
}
