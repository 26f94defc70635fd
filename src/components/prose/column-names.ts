const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** The text of each non-empty `<th>` of a rendered table, for its label. */
export function columnNames(tableHtml: string): readonly string[] {
  return Array.from(tableHtml.matchAll(/<th\b[^>]*>(.*?)<\/th>/gs), ([, inner = '']) =>
    inner
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
      .trim(),
  ).filter((name) => name !== '')
}
