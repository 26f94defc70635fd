import { newestRun } from '#lib/streamlit/version-changes.ts'
import type { Choices } from './choices.ts'
import { customId } from './custom-provider.ts'

/** The fields that state these choices again, without those that are as they begin. There is no secret in choices. */
export function linkFields(choices: Choices): URLSearchParams {
  const fields = new URLSearchParams()
  const [main, ...others] = choices.providers
  fields.set('provider', main.provider.id)
  for (const { provider } of others) fields.append('also', provider.id)
  for (const { provider, values, clientId } of choices.providers) {
    if (provider.id === customId) {
      fields.set('custom.name', provider.name)
      fields.set('custom.metadata_url', provider.metadataUrl)
    }
    for (const [key, value] of Object.entries(values)) fields.set(`${provider.id}.${key}`, value)
    if (clientId !== undefined) fields.set(`${provider.id}.client_id`, clientId)
  }
  if (choices.port !== 8501) fields.set('port', String(choices.port))
  if (choices.basePath !== '') fields.set('base', choices.basePath)
  if (choices.deployed !== null) fields.set('deployed', choices.deployed)
  if (choices.behindProxy) fields.set('proxy', 'yes')
  if (choices.needs.join() !== 'profile') for (const need of choices.needs) fields.append('needs', need)
  if (choices.style !== 'private') fields.set('style', choices.style)
  if (choices.allowed.length > 0) fields.set('allow', choices.allowed.join(' '))
  if (choices.place !== 'file') fields.set('place', choices.place)
  if (choices.streamlit !== newestRun) fields.set('streamlit', choices.streamlit)
  return fields
}
