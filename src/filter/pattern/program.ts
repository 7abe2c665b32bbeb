/** Whether a character (a code point, in lower case) is one of some. */
export type IsOne = (character: number) => boolean;

/** A step of a pattern: takes a character, or goes on at one or two other steps, or wants to stand at a place. */
export type Step =
  | { readonly kind: 'one'; readonly is: IsOne }
  | { readonly kind: 'fork'; readonly first: number; readonly second: number }
  | { readonly kind: 'at'; readonly place: 'begin' | 'end' | 'edge' | 'no edge' }
  | { readonly kind: 'done' };

export type Program = readonly Step[];

/** Letters of ASCII (in lower case, as all that is compared), digits and the underscore. */
export function isWordCharacter(character: number): boolean {
  return (character >= 0x30 && character <= 0x39) || (character >= 0x61 && character <= 0x7a) || character === 0x5f;
}
