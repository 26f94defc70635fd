const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** The text of each non-empty `<th>` of a rendered table, for its label. */
export function columnNames(tableHtml: string): readonly string[] {
  return columns(tableHtml).filter((name) => name !== '')
}

/** A rendered table, each `<td>` of which says in `data-column` what stands above it: a phone has no room for columns. */
export function withColumnNames(tableHtml: string): string {
  const names = columns(tableHtml).map((name) => name.replaceAll('&', '&amp;').replaceAll('"', '&quot;'))
  return tableHtml.replaceAll(/<tr\b.*?<\/tr>/gs, (row) => {
    let at = 0
    return row.replaceAll('<td', (cell) => {
      const name = names[at++] ?? ''
      return name === '' ? cell : `${cell} data-column="${name}"`
    })
  })
}

function columns(tableHtml: string): readonly string[] {
  return Array.from(tableHtml.matchAll(/<th\b[^>]*>(.*?)<\/th>/gs), ([, inner = '']) =>
    inner
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
      .trim(),
  )
}
