// Apart from the other addresses, so that the script of all pages shares no file with that of a single one.

/** What one version of Streamlit does, such as "1.64.0". */
export function versionPath(version: string): string {
  return `/versions/${version}/`
}

/** What pages say otherwise to readers of each Streamlit, loaded when one is chosen. */
export const readerVersionsPath = '/versions/reader.json'
