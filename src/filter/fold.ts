/** The form in which names are compared: case does not count, and blanks and underscores are dashes. */
export function fold(name: string): string {
  return name.toLowerCase().replace(/[\s_]+/g, '-');
}
