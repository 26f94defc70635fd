import { type Launch, type Launched, launchStreamlit } from './launch.ts'

/** A Streamlit server with an app of its own, on a loopback port. */
export interface RealApp extends Launched {
  readonly origin: string
}

export interface AppFiles extends Pick<Launch, 'files' | 'env'> {
  /** A free one, which the app's provider has to know before. */
  readonly port: number
  /** The script that `streamlit run` gets. */
  readonly main: string
  /** Options of `streamlit run`, such as `--server.baseUrlPath=x`. */
  readonly options?: readonly string[]
  /** `server.baseUrlPath`, without slashes around it; it has to stand in the options too. */
  readonly base?: string
}

/** Starts `streamlit run`; throws with its log when it does not get ready. */
export async function startApp(python: string, { port, main, options = [], base, ...app }: AppFiles): Promise<RealApp> {
  const scheme = options.some((option) => option.startsWith('--server.sslCertFile=')) ? 'https' : 'http'
  const args = ['run', main, `--server.port=${port}`, ...options]
  const launched = await launchStreamlit({
    ...app,
    python,
    args,
    address: `${scheme}://127.0.0.1:${port}/${base === undefined ? '' : `${base}/`}`,
  })
  return { ...launched, origin: `${scheme}://localhost:${port}` }
}
