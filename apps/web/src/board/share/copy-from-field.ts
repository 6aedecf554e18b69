/** `selected`: the browser does not let us copy, but the text is selected, so that the person can. */
export type CopyOutcome = 'copied' | 'selected'

/**
 * Copies what stands in a field. Works on plain http too, where there is no clipboard API: the old command needs
 * nothing but a selection and the person's own click.
 */
export function copyFromField(field: HTMLInputElement): CopyOutcome {
  field.focus()
  field.select()
  // oxlint-disable-next-line typescript/no-deprecated -- see above
  return document.execCommand('copy') ? 'copied' : 'selected'
}
