import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { Agent, createServer, get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { releasePackets } from './spent-packets.ts'

const bytes = randomBytes(3_000_000)
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
let server: Server

beforeAll(async () => {
  server = createServer((request, reply) => {
    if (request.url === '/whole') reply.writeHead(200, { 'content-length': bytes.length }).end(bytes)
    // In chunks of which several come in one packet.
    else for (let at = 0; at <= bytes.length; at += 1000) reply.write(bytes.subarray(at, at + 1000))
    reply.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => {
  agent.destroy()
  server.close()
})

async function read(path: string) {
  const { port } = server.address() as AddressInfo
  const [reply] = (await once(get({ port, host: '127.0.0.1', path, agent }), 'response')) as [IncomingMessage]
  const packets: Buffer[] = []
  const { socket } = reply
  const keep = (packet: Buffer) => packets.push(packet)
  socket.on('data', keep)
  releasePackets(reply)
  const body = await buffer(reply)
  socket.off('data', keep)
  return { body, given: packets.filter(({ byteLength }) => byteLength === 0).length, packets: packets.length }
}

test.each(['/whole', '/pieces', '/whole'])(
  'what was read of %s is whole after its packets were given back',
  async (path) => {
    const { body, given, packets } = await read(path)
    expect(body.equals(bytes)).toBe(true)
    expect([packets > 10, given]).toEqual([true, packets])
  },
)
