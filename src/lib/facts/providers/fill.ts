/**
 * A template with its placeholders filled in: `{key}` becomes `values[key]`. A placeholder without a value stays as it is.
 *
 * @param template for example "https://{domain}/.well-known/openid-configuration"
 */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(
    /\{([a-z0-9_]+)\}/g,
    (whole, key: string) => (Object.hasOwn(values, key) ? values[key] : undefined) ?? whole,
  )
}

/** The names of the placeholders in a template, in their order. */
export function placeholdersOf(template: string): readonly string[] {
  return Array.from(template.matchAll(/\{([a-z0-9_]+)\}/g), ([, key = '']) => key)
}
