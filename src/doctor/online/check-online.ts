import { type MetadataAddress, metadataAddresses } from '#lib/check/metadata-addresses.ts'
import type { Finding } from '#lib/findings/finding.ts'
import { maskedValue } from '#lib/findings/mask.ts'
import { judgeDiscovery } from '#lib/pasted/discovery/judge-discovery.ts'
import type { Fetched, FetchText } from './fetch-text.ts'
import { judgeKeys } from './judge-keys.ts'
import { type OnlineCode, onlineKinds } from './online-kinds.ts'

/** Providers that are asked. */
const PROVIDER_LIMIT = 10

/**
 * Fetches the metadata of each provider of a secrets.toml, and its keys, and judges both by what Streamlit makes of
 * them. Addresses that several providers share are asked once.
 */
export async function checkOnline(
  text: string,
  c: { readonly streamlit: string; readonly fetch: FetchText },
): Promise<readonly Finding[]> {
  const addresses = await metadataAddresses(text, c.streamlit)
  const first = addresses.filter(({ url }, index) => addresses.findIndex((one) => one.url === url) === index)
  const found = await Promise.all(first.slice(0, PROVIDER_LIMIT).map((address) => judge(address, c.fetch)))
  return found.flat()
}

async function judge(address: MetadataAddress, fetch: FetchText): Promise<readonly Finding[]> {
  const answer = await fetch(address.url)
  const problem = metadataProblem(address, answer)
  if (problem !== undefined) return [problem]
  if (!answer.ok) return []
  const { findings } = judgeDiscovery(answer.text, { url: address.url })
  const placed = findings.map((finding) => ({ ...finding, at: address.at, path: address.path }))
  const keys = await judgeKeys(answer.text, fetch)
  return [...placed, ...keys.map(({ code, so }) => online(code, address, so))]
}

function metadataProblem(address: MetadataAddress, answer: Fetched): Finding | undefined {
  const where = `\`${maskedValue('server_metadata_url', address.url)}\``
  if (!answer.ok) {
    const code = answer.reason === 'unreachable' ? 'metadata-unreachable' : `metadata-${answer.reason}`
    return online(code as OnlineCode, address, `${where}: ${answer.message}.`)
  }
  const { status, location } = answer
  if (status >= 300 && status < 400) {
    return online(
      'metadata-redirected',
      address,
      `${where} answers ${status} and leads to \`${location ?? 'nowhere'}\`.`,
    )
  }
  return status >= 200 && status < 300 ? undefined : online('metadata-refused', address, `${where} answers ${status}.`)
}

function online(code: OnlineCode, { at, path }: MetadataAddress, so: string): Finding {
  const { kind, title, does, fix } = onlineKinds.find((one) => one.code === code) ?? onlineKinds[0]
  return { code, kind, title, at, path, so, streamlit: { does }, fix }
}
