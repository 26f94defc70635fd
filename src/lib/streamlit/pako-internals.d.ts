// What zlib.ts uses of pako 2.1.0 below its public face, which makes a new state for every call.

interface PakoState {
  readonly head: Uint16Array
  strstart: number
  block_start: number
  lookahead: number
  insert: number
  match_length: number
  prev_length: number
  match_available: number
  ins_h: number
}

interface PakoStream {
  readonly state: PakoState
  input: Uint8Array | null
  next_in: number
  avail_in: number
  output: Uint8Array | null
  next_out: number
  avail_out: number
}

declare module 'pako/lib/zlib/zstream.js' {
  const ZStream: new () => PakoStream
  export default ZStream
}

declare module 'pako/lib/zlib/deflate.js' {
  const deflate: {
    deflateInit2(
      stream: PakoStream,
      level: number,
      method: number,
      windowBits: number,
      memLevel: number,
      strategy: number,
    ): number
    deflateResetKeep(stream: PakoStream): number
    deflate(stream: PakoStream, flush: number): number
  }
  export default deflate
}

declare module 'pako/lib/zlib/inflate.js' {
  const inflate: {
    inflateInit2(stream: PakoStream, windowBits: number): number
    inflate(stream: PakoStream, flush: number): number
  }
  export default inflate
}
