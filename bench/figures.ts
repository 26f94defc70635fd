import type { Interval } from './statistics.ts'

export type Unit = 'ratio' | 'ms' | 's' | 'bytes' | 'count'

/** A line of the table. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: Unit
  /** Where the median lies with 95 % probability. */
  readonly interval?: Interval
  /** What the project wants it to be. */
  readonly aim?: string
}

/** What a part of the benchmark found. It has failed when there are failures. */
export interface Findings {
  readonly title: string
  readonly figures: readonly Figure[]
  readonly failures: readonly string[]
}

/** The parts as text: a heading and the figures of each, then what failed. */
export function tableOf(parts: readonly Findings[]): string {
  const figures = parts.flatMap((part) => part.figures)
  const width = Math.max(...figures.map(({ name }) => name.length))
  return parts
    .map(({ title, figures, failures }) =>
      [
        title,
        ...figures.map((figure) => `  ${figure.name.padEnd(width)}  ${valueText(figure)}`),
        ...(failures.length > 0 ? [`  ${failures.length} FAILED, the first: ${failures[0]}`] : []),
      ].join('\n'),
    )
    .join('\n\n')
}

function valueText({ value, unit, interval, aim }: Figure): string {
  const between = interval ? `  [${shown(interval.low, unit)}, ${shown(interval.high, unit)}]` : ''
  return `${shown(value, unit).padStart(12)}${between}${aim ? `  aim: ${aim}` : ''}`
}

function shown(value: number, unit: Unit): string {
  if (unit === 'ratio') return value.toFixed(3)
  if (unit === 'bytes') return value < 10_000 ? `${value.toFixed(0)} B` : `${(value / 1000).toFixed(1)} kB`
  if (unit === 'count') return Number.isInteger(value) ? String(value) : value.toFixed(1)
  return `${value.toFixed(value < 1 ? 3 : 2)} ${unit}`
}
