import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import satori from 'satori'
import sharp from 'sharp'
import { icon } from './write-icons.ts'

/** What a page's card says. */
export interface CardTexts {
  readonly site: string
  /** The page above it, such as "Recipes"; null for the home page and those right below it. */
  readonly above: string | null
  readonly title: string
  readonly description: string
}

/** Pixels: what Slack, Discord, LinkedIn and X show without a cut (1.91 to 1). */
const cardSize = { width: 1200, height: 630 } as const

/** The light theme of src/styles/tokens.css. */
const colours = { paper: '#f6f4ee', ink: '#1a2024', ink2: '#444b50', rule: '#ddd8cb', accent: '#0a5a64' } as const

const { resolve } = createRequire(import.meta.url)
const inter = (weight: 400 | 700) => ({
  name: 'Inter',
  weight,
  style: 'normal' as const,
  data: readFileSync(resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff`)),
})
const fonts = [inter(400), inter(700)]

/**
 * Draws the picture that is shown where a page's address is pasted.
 * @returns a PNG of 1200 by 630 pixels
 */
export async function drawCard(texts: CardTexts): Promise<Buffer> {
  // Satori takes elements as React makes them, and asks for no more of them than this.
  const svg = await satori(page(texts) as unknown as Parameters<typeof satori>[0], { ...cardSize, fonts })
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer()
}

interface Element {
  readonly type: string
  readonly props: Readonly<Record<string, unknown>>
}

function page({ site, above, title, description }: CardTexts): Element {
  const text = (content: string, style: object) => box({ display: 'block', maxWidth: 1056, ...style }, content)
  return box(
    {
      width: '100%',
      height: '100%',
      flexDirection: 'column',
      padding: '64px 72px 0',
      backgroundColor: colours.paper,
      color: colours.ink,
      fontFamily: 'Inter',
    },
    [
      box({ alignItems: 'center', gap: 16, fontSize: 28, fontWeight: 700, color: colours.accent }, [
        mark,
        text(above === null ? site : `${site} · ${above}`, { lineClamp: 1 }),
      ]),
      text(title, {
        marginTop: 36,
        fontSize: title.length > 60 ? 52 : title.length > 34 ? 62 : 76,
        fontWeight: 700,
        lineHeight: 1.12,
        letterSpacing: '-0.02em',
        lineClamp: 3,
      }),
      text(description, { marginTop: 24, fontSize: 30, lineHeight: 1.4, color: colours.ink2, lineClamp: 3 }),
      box({ position: 'absolute', left: 0, bottom: 0 }, [lifelines]),
    ],
  )
}

function box(style: object, children: string | readonly Element[]): Element {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } }
}

function drawing(width: number, height: number, viewBox: string, parts: readonly Element[]): Element {
  return {
    type: 'svg',
    props: {
      width,
      height,
      viewBox,
      fill: 'none',
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
      children: parts,
    },
  }
}

const path = (d: string, stroke: string, width: number): Element => ({
  type: 'path',
  props: { d, stroke, 'stroke-width': width },
})

/** The icon of the site. */
const mark: Element = {
  type: 'img',
  props: { src: `data:image/svg+xml;base64,${readFileSync(icon, 'base64')}`, width: 44, height: 44 },
}

/** Browser, app and provider, and the messages of a login between them, at the foot of the card. */
const lifelines = drawing(1200, 110, '0 0 1200 110', [
  path('M72 0v110M600 0v110M1128 0v110', colours.rule, 4),
  path('M72 26h516m-16-12 16 12-16 12', colours.accent, 4),
  path('M612 58h504m-16-12 16 12-16 12', colours.accent, 4),
  path('M1116 90h-504m16-12-16 12 16 12', colours.accent, 4),
])
