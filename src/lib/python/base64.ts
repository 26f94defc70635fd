import { fromBase64 } from './bytes.ts'

/**
 * `base64_decode` of itsdangerous 2.2, on Python 3.11: padding is added for the length that the text has, and then
 * whatever is no letter of either alphabet is passed over. So four blanks do no harm, and one does. `undefined` where it
 * raises BadData.
 */
export function itsdangerousBase64(text: string): Uint8Array | undefined {
  if (/^[\w-]*$/.test(text)) return fromBase64(text)
  const ascii = text.replace(/[^\0-\x7f]/g, '')
  return pythonBase64(ascii + '='.repeat((4 - (ascii.length % 4)) % 4))
}

/** `base64.b64decode` of Python 3.11 for either alphabet (binascii.a2b_base64, not strict). */
function pythonBase64(text: string): Uint8Array | undefined {
  let letters = ''
  let pads = 0
  for (const char of text) {
    if (char === '=') {
      const place = letters.length % 4
      // Padding that completes a group ends the text, whatever follows.
      if (place >= 2 && place + ++pads >= 4) return fromBase64(letters)
    } else if (/[\w+/-]/.test(char)) {
      letters += char
      pads = 0
    }
  }
  return letters.length % 4 === 0 ? fromBase64(letters) : undefined
}
