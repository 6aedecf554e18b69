/** Whether pasted text may become several notes: a look that costs nothing, before the reader of tables is loaded. */
export function looksLikeNotes(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  return lines.length > 1 || (lines[0]?.includes('\t') ?? false)
}
