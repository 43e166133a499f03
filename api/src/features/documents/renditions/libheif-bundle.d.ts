/** The part of libheif that is used here; this build of it brings no types. */
declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
  export interface Pixels {
    data: Uint8ClampedArray<ArrayBuffer>
    width: number
    height: number
  }
  interface HeifImage {
    get_width(): number
    get_height(): number
    /** Gives null where it cannot be decoded. */
    display(pixels: Pixels, done: (pixels: Pixels | null) => void): void
    free(): void
  }
  export default function openLibheif(): Promise<{ HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] } }>
}
