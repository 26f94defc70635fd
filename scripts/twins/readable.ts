import { HTMLElement } from 'node-html-parser'
import { readableRuns } from './readable-runs.ts'

/** For node-html-parser, which else keeps what stands in `<pre>` as one text. */
export const withCode = { blockTextElements: { script: true, style: true } }

/** What leads around, what only a browser can use, and what is not said aloud. */
const beside =
  'nav, copy-page, script, style, template, svg, iframe, mini-browser, form, button, input, legend, noscript, .needs-js, .contents, .lanes, .wire, [aria-hidden="true"], wbr, [hidden]'

/** A cell and a link of Markdown are one line. */
const blocksInLine = ['td', 'th', 'a']
  .flatMap((line) => ['p', 'div', 'h2', 'h3', 'h4', 'ul', 'ol', 'li'].map((block) => `${line} ${block}`))
  .join(', ')

/**
 * Makes of the elements of a page those that a converter to Markdown knows: a title above a code block, its language as a
 * class, a recorded message as a line, a folded part with its summary as a line of its own.
 * @param main it is changed
 * @param addressOf what an address of this site becomes
 */
export function makeReadable(main: HTMLElement, addressOf: (address: string) => string): void {
  for (const radio of main.querySelectorAll('label > input[type=radio]')) radio.parentNode?.remove()
  readableRuns(main)
  for (const picture of main.querySelectorAll('svg[role=img]')) readablePicture(picture)
  for (const element of main.querySelectorAll(beside)) element.remove()
  for (const self of main.querySelectorAll('a:is(.self, .term)')) self.replaceWith(...self.childNodes)
  for (const link of main.querySelectorAll('a[href]')) readableLink(main, link, addressOf)
  // A badge, such as "since 1.53", is a pill on the page: it stands in brackets in a text.
  for (const badge of main.querySelectorAll('a.tag')) badge.replaceWith(`<span>(${badge})</span>`)
  for (const block of main.querySelectorAll('pre')) nameLanguage(block)
  for (const caption of main.querySelectorAll('figure.code > figcaption')) nameFile(caption)
  for (const summary of main.querySelectorAll('summary, .note > b')) boldLine(summary)
  for (const note of main.querySelectorAll('.note')) note.tagName = 'BLOCKQUOTE'
  for (const item of main.querySelectorAll('td li:not(:last-child)')) item.innerHTML += ';'
  for (const block of main.querySelectorAll(blocksInLine)) block.tagName = 'SPAN'
  keepApart(main)
}

/** A picture is what it says to who does not see it. */
function readablePicture(picture: HTMLElement): void {
  const [name = '', text = ''] = [picture.getAttribute('aria-label'), picture.querySelector('desc')?.innerHTML]
  picture.replaceWith(`<p>${name}: ${text.replace(/\s+/g, ' ').trim()}</p>`)
}

function boldLine(element: HTMLElement): void {
  for (const bold of element.querySelectorAll('b, strong')) bold.replaceWith(...bold.childNodes)
  element.innerHTML = `<b>${element.innerHTML}</b>`
  element.tagName = 'P'
}

/** A link to a row has no place to lead to in Markdown, which knows headings alone: its text stays. */
function readableLink(main: HTMLElement, link: HTMLElement, addressOf: (address: string) => string): void {
  const href = link.getAttribute('href') ?? ''
  const source = /^#source-(\d+)$/.exec(href)?.[1]
  if (source) link.replaceWith(` (${link.text.replace(/\s*\[\d+\]/, '').trim()}, source ${source})`)
  else if (href.startsWith('/')) link.setAttribute('href', addressOf(href))
  else if (href.startsWith('#') && !/^H\d$/.test(main.querySelector(`[id="${href.slice(1)}"]`)?.tagName ?? '')) {
    link.replaceWith(...link.childNodes)
  }
}

function nameLanguage(block: HTMLElement): void {
  const language = block.getAttribute('data-language') ?? 'text'
  const code = block.querySelector('code') ?? block
  block.innerHTML = `<code class="language-${language}">${code.innerHTML}</code>`
}

/** The caption of a block without a name says its language, which the fence says too. */
function nameFile(caption: HTMLElement): void {
  const name = caption.querySelector('span')
  if (name?.classList.contains('soft')) caption.remove()
  else {
    caption.innerHTML = name?.innerHTML ?? ''
    boldLine(caption)
  }
}

/** Elements that touch are kept apart on the page by its style: by a blank here, and by a colon in the link of a card. */
function keepApart(element: HTMLElement): void {
  if (element.tagName === 'PRE' || element.tagName === 'CODE') return
  for (const child of element.children) keepApart(child)
  const between = element.tagName === 'A' ? ': ' : ' '
  element.innerHTML = element.childNodes
    .map((node, index, all) => {
      const before = all[index - 1]
      const touches = node instanceof HTMLElement && before instanceof HTMLElement
      const isCard = element.tagName === 'A' && /\w$/.test(before?.text ?? '') && /^[A-Z]/.test(node.text)
      return `${touches || isCard ? between : ''}${node}`.replace(/\s+<\/(b|strong)>$/, '</$1> ')
    })
    .join('')
}
