/** Whether the locale writes UTF-8: LC_ALL over LC_CTYPE over LANG, the first that is set (POSIX). */
export function isUtf8(env: Readonly<Record<string, string | undefined>>): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return /utf-?8/i.test(locale);
}
