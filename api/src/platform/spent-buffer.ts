/** Gives the memory of bytes that nobody reads any more back at once: the collector would let a hundred MB of them pile up first. */
export function release({ buffer, byteLength }: Buffer) {
  // A part of something larger is not ours to give back.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}
