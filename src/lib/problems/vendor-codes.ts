/** Error numbers of providers, which are nothing but themselves: Microsoft's and Okta's. */
const numbers = /\b(?:aadsts|aadb2c)\d{3,10}\b|\be00\d{5}\b/gi

/** The providers' error numbers in a text, in capitals, each once. */
export function vendorCodes(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(numbers), ([code]) => code.toUpperCase()))]
}
