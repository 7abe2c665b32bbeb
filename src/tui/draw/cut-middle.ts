import { columnsOf } from './line.js';

/** `5e0c…0015`: beginning and end of a text in at most `columns` columns, for those that differ in either. */
export function cutMiddle(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  if (columns < 1) return '';
  const characters = [...text];
  const tail = (columns - 1) >> 1;
  return `${characters.slice(0, columns - 1 - tail).join('')}…${tail === 0 ? '' : characters.slice(-tail).join('')}`;
}
