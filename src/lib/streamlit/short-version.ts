/** As people write it: "1.53" for "1.53.0". A patch that counts stays. */
export function shortVersion(version: string): string {
  return version.replace(/^(\d+\.\d+)\.0$/, '$1')
}
