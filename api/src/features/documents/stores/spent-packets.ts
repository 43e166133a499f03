import { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { release } from '../../../platform/spent-buffer.ts'

/** Releases what a socket received once the parser of HTTP has copied the body out of it: as much garbage as there are bytes. */
export function releasePackets(source: Readable) {
  if (!(source instanceof IncomingMessage)) return
  const { socket } = source
  let latest: Buffer | null = null
  const push = source.push.bind(source)
  source.push = (piece: Buffer | null, encoding) => {
    latest = piece
    return push(piece, encoding)
  }
  // Heard after the parser, which has listened since the request was sent; one that does not copy hands out the packet itself.
  const spent = (packet: Buffer) => {
    if (latest?.buffer !== packet.buffer) release(packet)
  }
  const stop = () => socket.off('data', spent)
  socket.on('data', spent)
  source.once('end', stop)
  source.once('close', stop)
}
