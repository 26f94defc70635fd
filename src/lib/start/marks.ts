import type { Choices } from './choices.ts'
import { placeholder } from './provider-settings.ts'

/** The texts that stand in the files for what was not given. */
export function openPlaceholders({ providers }: Choices): readonly string[] {
  const parts = providers.flatMap(({ provider, values }) =>
    provider.placeholders.filter(({ key }) => !(key in values)).map(({ example }) => example),
  )
  return [...new Set([...Object.values(placeholder), ...parts, 'your-app.streamlit.app', 'your-app.example.com'])]
}
