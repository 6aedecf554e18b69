type Attributes = Readonly<Record<string, string | number>>

export function svgElement(
  name: 'g' | 'rect' | 'style' | 'text',
  attributes: Attributes,
  ...content: readonly (Node | string)[]
): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  element.append(...content)
  return element
}
