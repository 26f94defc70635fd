import { type Choices, deployedAddress } from './choices.ts'
import { fillIn } from './provider-settings.ts'

/** What to know before the first login, as running text with code between backticks. */
export function remarks(choices: Choices): readonly string[] {
  return rules.flatMap((rule) => rule(choices) ?? [])
}

type Remark = (choices: Choices) => string | null

const rules: readonly Remark[] = [
  (choices) => {
    const address = deployedAddress(choices)
    return address === null || choices.deployed !== null
      ? null
      : `\`${address}\` is made up: type the address of your deployed app. The provider compares it character by character.`
  },
  ({ deployed }) =>
    deployed?.startsWith('http:') && new URL(deployed).hostname !== 'localhost'
      ? `\`${deployed}\` is without HTTPS: anybody on the way can take over a login, and many providers refuse such a redirect URI.`
      : null,
  ({ basePath, deployed, place }) =>
    place === 'docker' && deployed !== null && basePath !== new URL(deployed).pathname.replace(/\/$/, '')
      ? 'One image has one base path, that of the deployed app. Give the local address the same path.'
      : null,
  (choices) =>
    choices.behindProxy
      ? 'The proxy must pass on `Host`, `Cookie`, `Upgrade` and `Sec-WebSocket-Protocol` unchanged. Without the last two the page stays empty. Keep the path that the browser asks for.'
      : null,
  (choices) => {
    const local = choices.providers.find((chosen) =>
      /^https?:\/\/(?:localhost|127\.0\.0\.1)\b/.test(fillIn(chosen.provider.metadataUrl, chosen)),
    )
    const elsewhere = choices.place === 'docker' || deployedAddress(choices) !== null
    return local !== undefined && elsewhere
      ? `The app fetches the metadata of ${local.provider.name} from \`localhost\`. In a container, or on another machine, that is not your computer.`
      : null
  },
  ({ needs, providers }) => {
    const without = providers
      .filter(({ provider }) => provider.groups.claim === null)
      .map(({ provider }) => provider.name)
    return needs.includes('groups') && without.length > 0
      ? `${without.join(' and ')} sends no groups in the ID token.`
      : null
  },
  ({ needs }) =>
    needs.includes('token')
      ? 'Streamlit does not renew the access token. When the provider’s lifetime is over, your calls fail until the person logs in again.'
      : null,
  ({ style, providers }) => {
    const unverified = providers.filter(({ provider }) => !provider.verifiesEmail).map(({ provider }) => provider.name)
    return style === 'allow-list' && unverified.length > 0
      ? `${unverified.join(' and ')} does not say whether an e-mail address is verified, so the app does not go by it there. Log in once: the app shows \`iss\` and \`sub\`, and those go into \`PEOPLE\`.`
      : null
  },
  ({ style, allowed }) =>
    style === 'allow-list' && allowed.length === 0
      ? 'Nobody is on the list yet: `ada@example.com` and `@example.com` are made up.'
      : null,
  ({ place }) =>
    place === 'cloud'
      ? 'A login does not work in an app that is embedded in another page: open it in a tab of its own.'
      : null,
  ({ place }) => (place === 'docker' ? null : 'On Windows the commands are in `.venv\\Scripts`, not in `.venv/bin`.'),
  () => 'Type `localhost` into the address bar, not `127.0.0.1`: the address must match `redirect_uri`.',
]
