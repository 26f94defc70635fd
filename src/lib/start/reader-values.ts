import { type Choices, type ChosenProvider, localAddress } from './choices.ts'
import { linkFields } from './link-fields.ts'
import { fillIn, providerSettings } from './provider-settings.ts'

/** What a reader said of their provider, in a form that the snippets of other pages can take it from. */
export interface ReaderProvider {
  readonly id: string
  readonly name: string
  readonly metadataUrl: string
  /** The metadata URL as snippets write it, with examples for what is the reader's own. */
  readonly snippetUrl: string
  /** Null where it was not given. */
  readonly clientId: string | null
  /** The texts of snippets that stand for a part of an address, each with the reader's own. */
  readonly parts: readonly (readonly [example: string, value: string])[]
}

/** What a reader typed on /start/, without secrets. */
export interface ReaderValues {
  /** Of the app on their machine, without a slash at the end. */
  readonly address: string
  /** The first one is the main one. */
  readonly providers: readonly ReaderProvider[]
  /** The fields of the form that state it all, but the version of Streamlit: that is the choice of the whole site. */
  readonly form: string
}

export function readerValues(choices: Choices): ReaderValues {
  const form = linkFields(choices)
  form.delete('streamlit')
  return {
    address: localAddress(choices),
    providers: choices.providers.map((chosen) => readerProvider(chosen, choices)),
    form: form.toString(),
  }
}

function readerProvider(chosen: ChosenProvider, choices: Choices): ReaderProvider {
  const { provider, values, clientId } = chosen
  return {
    id: provider.id,
    name: provider.name,
    metadataUrl: providerSettings(chosen, choices).metadataUrl,
    snippetUrl: fillIn(provider.metadataUrl, { ...chosen, values: {} }),
    clientId: clientId ?? null,
    parts: provider.placeholders.flatMap(({ key, example }): [string, string][] => {
      const value = values[key]
      if (value === undefined) return []
      // A value with its scheme stands in place of the snippet's.
      return value.startsWith('http://')
        ? [
            [`https://${example}`, value],
            [example, value.slice(7)],
          ]
        : [[example, value]]
    }),
  }
}
