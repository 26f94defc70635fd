import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FramedView } from '#lib/lab/framed-view.ts'
import type { Lab } from '#lib/lab/lab.ts'
import { HeaderList } from '#lib/message/header-list.ts'
import { textOf } from '#lib/message/message.ts'
import { callNode } from '#lib/message/node.ts'
import { pageForms } from './page-forms.ts'

/** What `@astrojs/node` exports in middleware mode. */
export type AstroHandler = (
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
  locals: object,
) => unknown

/** Addresses whose Astro pages draw what they are given. */
const drawingRoutes = { app: '/app/form/', provider: '/provider/form/' } as const

/** Draws pages of the mini-browser: each shape of page once by Astro, from then on by its form. */
export function pageDrawing(astro: AstroHandler, lab: Lab): (page: FramedView) => Promise<string> {
  const headers = new HeaderList({ host: new URL(lab.site.origin).host })
  return pageForms(async (framed) => {
    const url = lab.site.origin + drawingRoutes[framed.shown.of]
    const { status, body } = await callNode({ method: 'GET', url, headers, body: null }, async (req, res) => {
      await astro(req, res, (error) => failed(error), { lab, framed })
    })
    if (status !== 200) throw new Error(`Astro answered ${status} in place of a page`)
    return textOf(body)
  })
}

function failed(error: unknown): never {
  throw new Error('Astro could not draw a page', { cause: error })
}
