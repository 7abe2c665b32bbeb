/** Words of `text` (already sanitized) in lines of at most `columns` characters; a longer word is broken anywhere. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const characters = [...word];
    if (line !== '' && [...line].length + 1 + characters.length <= columns) {
      line += ` ${word}`;
      continue;
    }
    if (line !== '') lines.push(line);
    while (characters.length > columns && columns > 0) lines.push(characters.splice(0, columns).join(''));
    line = characters.join('');
  }
  lines.push(line);
  return lines;
}
