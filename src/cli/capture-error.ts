/** Nothing can be captured: told on standard error, exit 4. */
export class CaptureError extends Error {}
