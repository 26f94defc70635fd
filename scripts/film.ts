import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launch } from '../tests/browser/chromium.ts'
import { filmLab } from './film/lab.ts'
import { root } from './run.ts'

const [origin] = process.argv.slice(2)
if (!origin || !URL.canParse(origin)) {
  console.error('Say which running site to film: npm run film -- http://localhost:4321')
  process.exit(2)
}
const browser = await launch()
const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
const page = await context.newPage()
await page.goto(origin)
await page.locator('live-lab iframe').first().contentFrame().locator('a[data-login]').first().waitFor()
await page.screenshot({ path: join(root, 'docs/site.png') })
const reel = await filmLab(page, new URL(origin).origin)
const film = await reel.develop()
await browser.close()
await writeFile(join(root, 'docs/lab.webp'), film)
console.log(`docs/lab.webp: ${reel.length / 1000} s, ${Math.round(film.length / 1000)} kB; docs/site.png`)
