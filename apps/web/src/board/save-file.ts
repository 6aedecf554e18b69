/** Gives a file to the person, named after the board. */
export function saveFile(title: string, extension: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = `${fileNameOf(title)}.${extension}`
  link.click()
  // The browser holds on to what it is saving.
  URL.revokeObjectURL(address)
}

function fileNameOf(title: string): string {
  const name = title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')
  return name === '' ? 'anderhalf' : name
}
