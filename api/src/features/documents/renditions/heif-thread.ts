import { parentPort, workerData } from 'node:worker_threads'
import openLibheif, { type Pixels } from 'libheif-js/libheif-wasm/libheif-bundle.mjs'

export interface HeifOrder {
  bytes: Uint8Array
  /** Counts from 1. */
  page: number
  /** Of more than these it is not decoded. */
  pixelsMax: number
}
export type HeifReply =
  | { kind: 'pixels'; pages: number; width: number; height: number; rgba: Uint8Array }
  | { kind: 'too-large' | 'damaged' | 'no-such-page' }

async function decode({ bytes, page, pixelsMax }: HeifOrder): Promise<HeifReply> {
  const { HeifDecoder } = await openLibheif()
  const images = new HeifDecoder().decode(bytes)
  if (images.length === 0) return { kind: 'damaged' }
  const image = images[page - 1]
  if (image === undefined) return { kind: 'no-such-page' }
  const [width, height] = [image.get_width(), image.get_height()]
  if (width * height > pixelsMax) return { kind: 'too-large' }
  const empty = { data: new Uint8ClampedArray(width * height * 4), width, height }
  const shown = await new Promise<Pixels | null>((resolve) => image.display(empty, resolve))
  if (shown === null) return { kind: 'damaged' }
  return { kind: 'pixels', pages: images.length, width, height, rgba: new Uint8Array(shown.data.buffer) }
}

const reply = await decode(workerData as HeifOrder)
parentPort?.postMessage(reply, reply.kind === 'pixels' ? [reply.rgba.buffer as ArrayBuffer] : [])
