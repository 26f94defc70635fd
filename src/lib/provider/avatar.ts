import type { Persona } from './personas.ts'

/** A persona's picture: the initials on a disc whose hue is the persona's own. An SVG document. */
export function avatar({ initials, label, key }: Persona): string {
  const hue = [...key].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 360
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" role="img" aria-label="${label}">`,
    `<circle cx="48" cy="48" r="48" fill="hsl(${hue} 35% 32%)"/>`,
    `<text x="48" y="60" text-anchor="middle" font-family="sans-serif" font-size="34" fill="#fff">${initials}</text>`,
    '</svg>',
  ].join('')
}
