/**
 * The longest `Cookie` line, its name included, that Streamlit's WebSocket takes: 8,192 bytes with its CR LF, unless
 * WEBSOCKETS_MAX_LINE_LENGTH raises it. Streamlit with websockets 17.4.
 */
export const cookieLineLimit = 8190
