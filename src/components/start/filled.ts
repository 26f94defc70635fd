import type { Problem } from '#lib/start/choices.ts'

/** The form as it was filled in, and what is wrong with it. */
export interface Filled {
  readonly fields: URLSearchParams
  readonly problems: readonly Problem[]
}

/** The text that stands in a field. One name may be there twice: where a provider can be asked about in two places. */
export function textIn({ fields }: Pick<Filled, 'fields'>, name: string): string {
  return fields.getAll(name).find((value) => value.trim() !== '') ?? ''
}

export function problemOf({ problems }: Filled, name: string): string | undefined {
  return problems.find(({ field }) => field === name)?.text
}
