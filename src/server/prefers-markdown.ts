/**
 * Whether a client asks for Markdown no less than for a page: it names `text/markdown`, and gives it a weight that no
 * range for `text/html` exceeds. No browser does. RFC 9110 §12.5.1.
 */
export function prefersMarkdown(accept: string | undefined): boolean {
  if (!accept?.toLowerCase().includes('text/markdown')) return false
  const ranges = new Map(accept.toLowerCase().split(',').map(rangeOf))
  const markdown = ranges.get('text/markdown') ?? 0
  const html = ranges.get('text/html') ?? ranges.get('text/*') ?? ranges.get('*/*') ?? 0
  return markdown > 0 && markdown >= html
}

function rangeOf(one: string): readonly [range: string, weight: number] {
  const [range = '', ...parameters] = one.split(';').map((part) => part.trim())
  const weight = parameters.find((parameter) => parameter.startsWith('q='))
  return [range, weight === undefined ? 1 : Number(weight.slice(2)) || 0]
}
