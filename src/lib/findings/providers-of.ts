import { addressOf } from './addresses.ts'
import { placeOf, settingAt, textSetting } from './places.ts'
import type { Found } from './rule.ts'
import type { ProviderTable, SecretsFile, Setting, TextSetting } from './secrets-file.ts'

interface ProviderText extends TextSetting {
  readonly provider: ProviderTable
}

/** The texts that stand under a name in the tables of the providers, empty ones left out. */
export function textsOf(file: SecretsFile, name: string): ProviderText[] {
  return file.providers.flatMap((provider) => {
    const setting = textSetting(provider, name)
    return setting === undefined || setting.value === '' ? [] : [{ ...setting, provider }]
  })
}

/** The metadata addresses of the providers, those that are one. */
export function metadataOf(file: SecretsFile) {
  return textsOf(file, 'server_metadata_url').flatMap((setting) => {
    const url = addressOf(setting.value.trim())
    return url === undefined ? [] : [{ ...setting, url }]
  })
}

/** Where a setting stands, as a finding tells it. */
export function placed(setting: Setting): Pick<Found, 'at' | 'path'> {
  return { at: placeOf(setting), path: setting.path }
}

/** `redirect_uri` of `[auth]`, when it is a text that is not empty. */
export function redirectUri(file: SecretsFile): TextSetting | undefined {
  return filledText(settingAt(file, 'auth.redirect_uri'))
}

export function cookieSecret(file: SecretsFile): TextSetting | undefined {
  return filledText(settingAt(file, 'auth.cookie_secret'))
}

function filledText(setting: Setting | undefined): TextSetting | undefined {
  if (setting === undefined || typeof setting.value !== 'string' || setting.value === '') return undefined
  return { ...setting, value: setting.value }
}

/** `redirect_uri` as an address, `{port}` filled in. */
export function redirectAddress(file: SecretsFile): { readonly setting: TextSetting; readonly url: URL } | undefined {
  const setting = redirectUri(file)
  const url = setting && addressOf(setting.value.trim().replaceAll('{port}', portOf(file)))
  return setting === undefined || url === undefined ? undefined : { setting, url }
}

/** The port of the address bar; else the one that Streamlit takes when none is set. */
function portOf({ options }: SecretsFile): string {
  return appAddress(options.url)?.port || '8501'
}

/** The app's address, with or without a scheme. */
export function appAddress(url: string | undefined): URL | undefined {
  return url === undefined ? undefined : (addressOf(url.trim()) ?? addressOf(`http://${url.trim()}`))
}

/** The keys in `[auth]` and in the tables of the providers, each table once. */
export function authSettings(file: SecretsFile): readonly Setting[] {
  const paths = new Set(['auth', ...file.providers.map(({ path }) => path)])
  return [...paths].flatMap((path) => file.byTable.get(path) ?? [])
}

/** The keys in the `client_kwargs` of the providers. */
export function kwargsOf(file: SecretsFile): (Setting & { readonly provider: ProviderTable })[] {
  return tablesOf(file, 'client_kwargs')
}

export function authorizeParamsOf(file: SecretsFile): (Setting & { readonly provider: ProviderTable })[] {
  return tablesOf(file, 'authorize_params').filter(({ provider }) => provider.path !== 'auth')
}

function tablesOf(file: SecretsFile, name: string) {
  return file.providers.flatMap((provider) =>
    (file.byTable.get(`${provider.path}.${name}`) ?? []).map((setting) => ({ ...setting, provider })),
  )
}
