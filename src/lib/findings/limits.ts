/** The longest text that is parsed, in UTF-16 units. Streamlit itself has no limit. */
export const SIZE_LIMIT = 256_000

/** The most findings of a report; of the others it says how many there are. */
export const FINDING_LIMIT = 200

/** How deep tables may lie in one another. */
export const DEPTH_LIMIT = 100
