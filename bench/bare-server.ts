// The bare libraries by their documented means: secrets as strings, and the back channel as Fetch requests.
import { toFetchHandler } from 'srvx/node'
import { startBareApp } from './bare-app.ts'

await startBareApp({
  cookieKeys: ['a cookie key of the benchmark'],
  sealKey: 'secret',
  backChannel: (provider, host) => {
    const handle = toFetchHandler(provider)
    return async (url, { body, headers, method }) => {
      // The provider builds the addresses of its endpoints from Host.
      const request = new Request(url, { body: body ? String(body) : null, headers: { ...headers, host }, method })
      return handle(request)
    }
  },
})
