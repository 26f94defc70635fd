import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'

/** Where the pointer is in the window, in CSS pixels. */
interface Place {
  readonly x: number
  readonly y: number
}

interface Frame {
  /** What the browser shows, as PNG. */
  readonly screen: Buffer
  readonly pointer: Place
  readonly pressed: boolean
  /** Milliseconds that it stays. */
  readonly stays: number
}

const movedEvery = 80

/** A film of a browser's window, frame by frame: what is on the screen is the browser's own, the pointer is drawn in. */
export class Reel {
  readonly #frames: Frame[] = []
  readonly #page: Page
  #pointer: Place

  constructor(page: Page) {
    this.#page = page
    const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
    this.#pointer = { x: width / 2, y: height * 0.9 }
  }

  /** Milliseconds, of all frames so far. */
  get length(): number {
    return this.#frames.reduce((sum, { stays }) => sum + stays, 0)
  }

  /** What is on the screen now stays for so many milliseconds. */
  async hold(stays: number): Promise<void> {
    this.#frames.push({ screen: await this.#page.screenshot(), pointer: this.#pointer, pressed: false, stays })
  }

  /** Moves the pointer to the middle of what is found there, and scrolls to it before if it is out of sight. */
  async pointAt(target: Locator): Promise<void> {
    await target.scrollIntoViewIfNeeded()
    const box = await target.boundingBox()
    if (box === null) throw new Error(`not on the screen: ${target}`)
    const to = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    const from = this.#pointer
    const screen = await this.#page.screenshot()
    const moves = Math.max(4, Math.round(Math.hypot(to.x - from.x, to.y - from.y) / 70))
    for (let move = 1; move <= moves; move += 1) {
      const part = (1 - Math.cos((Math.PI * move) / moves)) / 2
      this.#pointer = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
      this.#frames.push({ screen, pointer: this.#pointer, pressed: false, stays: movedEvery })
    }
    await this.#page.mouse.move(to.x, to.y)
  }

  /** Points at it and presses. The film goes on when `there` is on the screen. */
  async press(target: Locator, there: Locator): Promise<void> {
    await this.pointAt(target)
    const screen = await this.#page.screenshot()
    for (const pressed of [true, false]) this.#frames.push({ screen, pointer: this.#pointer, pressed, stays: 160 })
    await this.#page.mouse.click(this.#pointer.x, this.#pointer.y)
    await there.waitFor()
  }

  /** The film as an animated WebP that begins anew at its end. */
  async develop(): Promise<Buffer> {
    const drawn = await Promise.all(this.#frames.map(withPointer))
    const delay = this.#frames.map(({ stays }) => stays)
    return sharp(drawn, { join: { animated: true } })
      .webp({ delay, loop: 0, quality: 80, effort: 6, minSize: true })
      .toBuffer()
  }
}

async function withPointer({ screen, pointer, pressed }: Frame): Promise<Buffer> {
  const ring = pressed ? '<circle cx="20" cy="20" r="16" fill="#0b6bcb" fill-opacity="0.3"/>' : ''
  const arrow = 'M20 20v19l4.6-4.2 3.2 7.3 3.2-1.4-3.2-7.2h6.2z'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60">${ring}<path d="${arrow}" fill="#111" stroke="#fff" stroke-width="1.5"/></svg>`
  return sharp(screen)
    .composite([{ input: Buffer.from(svg), left: Math.round(pointer.x) - 20, top: Math.round(pointer.y) - 20 }])
    .png({ compressionLevel: 1 })
    .toBuffer()
}
