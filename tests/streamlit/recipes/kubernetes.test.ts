import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { launch } from '../../browser/chromium.ts'
import { freePort } from '../../global-site.ts'
import { type Launched, launchStreamlit } from '../launch.ts'
import { needsStreamlit } from '../needs-streamlit.ts'
import { pageFiles } from '../page-files.ts'
import { type SampleProvider, serveSampleProvider } from '../sample-provider.ts'
import { imageCommand, script } from './image.ts'
import { filledIn } from './logged-in.ts'

const python = needsStreamlit()
const filesOf = (page: string) => (python === '' ? new Map<string, string>() : pageFiles(inject('dist'), page))
const files = filesOf('recipes/kubernetes')
const ofImage = filesOf('recipes/docker')
const documents = parseAllDocuments(files.get('my-app.yaml') ?? '')
const [deployment, service, ingress] = documents.map((document) => document.toJS())
const [container] = deployment?.spec.template.spec.containers ?? []

let browser: Browser
let provider: SampleProvider
let pod: Launched
let port: number

/** Files as kubelet mounts them: links to a link, which it turns when the Secret changes. */
async function mount(folder: string, name: string, text: string): Promise<void> {
  await mkdir(join(folder, '..2026'), { recursive: true })
  await writeFile(join(folder, '..2026', name), text)
  await symlink('..2026', join(folder, '..data'))
  await symlink(join('..data', name), join(folder, name))
}

beforeAll(async () => {
  if (python === '') return
  port = await freePort()
  provider = await serveSampleProvider([`http://localhost:${port}/oauth2callback`])
  const secrets = filledIn(ofImage.get('secrets.toml') ?? '', provider).replace(':8501', `:${port}`)
  pod = await launchStreamlit({
    python,
    files: { 'app.py': script },
    prepare: (folder) => mount(join(folder, '.streamlit'), 'secrets.toml', secrets),
    args: imageCommand(ofImage.get('Dockerfile') ?? '', port),
    address: `http://127.0.0.1:${port}/`,
    env: Object.fromEntries(container.env.map(({ name, value }: { name: string; value: string }) => [name, value])),
  })
  browser = await launch()
})

afterAll(async () => {
  await browser?.close()
  await pod?.end()
  await provider?.close()
})

test('the page has the files that are read here, and their names and ports fit', () => {
  expect([...files.keys()]).toEqual(['Shell', 'my-app.yaml'])
  expect(documents.map(({ errors }) => errors)).toEqual([[], [], []])
  expect([deployment.kind, service.kind, ingress.kind]).toEqual(['Deployment', 'Service', 'Ingress'])
  const { labels } = deployment.spec.template.metadata
  expect([deployment.spec.selector.matchLabels, service.spec.selector]).toEqual([labels, labels])
  const ports = [container.ports[0].containerPort, service.spec.ports[0].targetPort]
  expect([...ports, container.readinessProbe.httpGet.port, container.livenessProbe.httpGet.port]).toEqual(
    Array(4).fill(8501),
  )
  const backend = ingress.spec.rules[0].http.paths[0].backend.service
  expect([backend.name, backend.port.number]).toEqual([service.metadata.name, service.spec.ports[0].port])
  const [volume] = deployment.spec.template.spec.volumes
  expect(container.volumeMounts[0].name).toBe(volume.name)
  expect(files.get('Shell')).toContain(`secret generic ${volume.secret.secretName} --from-file=secrets.toml`)
  // The folder of the image where its command runs.
  expect(container.volumeMounts[0].mountPath).toBe(
    `${/^WORKDIR (.*)$/m.exec(ofImage.get('Dockerfile') ?? '')?.[1]}/.streamlit`,
  )
  expect(ofImage.get('Dockerfile')).toMatch(/^USER \d+$/m)
})

test('both probes get 200', async () => {
  for (const probe of [container.readinessProbe, container.livenessProbe]) {
    const answer = await fetch(`http://127.0.0.1:${port}${probe.httpGet.path}`)
    expect(answer.status).toBe(200)
  }
})

test('a person logs in with the Secret as it is mounted', async () => {
  const page = await browser.newPage()
  await page.goto(`http://localhost:${port}/`)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('button', { name: 'Ada' }).click()
  await page.getByText('ada@acme.example').waitFor()
  await page.context().close()
})
