import type { CheckOptions } from '#lib/findings/finding.ts'
import { tomlReaderOf } from '#lib/streamlit/versions.ts'

/** What is chosen above the editor; a name or an address that is left empty is not given. */
export function optionsOf(checker: HTMLElement): CheckOptions {
  const value = (name: string) => {
    const field = checker.querySelector(`[data-field=${name}]`)
    return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.value.trim() : ''
  }
  const [provider, url] = [value('provider'), value('url')]
  return {
    streamlit: value('streamlit'),
    ...(provider === '' ? {} : { provider }),
    ...(url === '' ? {} : { url }),
  }
}

/** What the chosen version reads the file with. */
export function readerOf({ streamlit }: CheckOptions): string {
  return readers[tomlReaderOf(streamlit)]
}

const readers = {
  tomllib: 'This one reads the file with tomllib of Python: TOML 1.0.',
  'toml-0.10':
    'This one reads the file with the package toml 0.10: less than TOML 1.0, and other words for what it refuses.',
} as const
