import type { Exchange, Header } from '#lib/trace/exchange.ts'
import { maskExchanges } from '#lib/trace/mask.ts'

/** Bounded on each side, so that a long text without any takes time in proportion to its length. */
const mail = /[\w.+-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/gi
/** In words of a page, what is too long for a word and holds a digit: an id, a token. */
const longWord = /(?=[\w-]{0,200}\d)[\w-]{24,}/g

/** Messages in which every secret has a name, as in the lab, and nobody has an e-mail address. */
export function maskMessages(exchanges: readonly Exchange[]): Exchange[] {
  return maskExchanges(exchanges).map((exchange) => {
    const { request, response } = exchange
    const body = response?.body
    return {
      ...exchange,
      request: { ...request, url: withoutMail(request.url), headers: request.headers.map(headerWithoutMail) },
      response: response && {
        ...response,
        headers: response.headers.map(headerWithoutMail),
        body: body ? { ...body, text: withoutMail(body.text).replace(longWord, 'masked') } : null,
      },
    }
  })
}

function headerWithoutMail([name, value]: Header): Header {
  return [name, withoutMail(value)]
}

function withoutMail(text: string): string {
  return text.replace(mail, 'masked-email')
}
