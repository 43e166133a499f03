import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { createChangeStream } from './change-stream.ts'

const id = '4f0c1a52-0a52-4c6e-9d59-3f1f3a0e9b11'
const ready = (place: number) => `id: ${place}\nevent: ready\ndata: {}\n\n`
const change = (place: number, type: string) => `id: ${place}\nevent: change\ndata: ${JSON.stringify({ type, id })}\n\n`

let server: Server | undefined
let reading: AbortController | undefined
afterEach(() => {
  reading?.abort()
  server?.closeAllConnections()
  server?.close()
})

/** Follows a real server that gives these replies, one connection after another; the last one stays open. */
async function follow(...replies: (string | ((response: ServerResponse) => void))[]) {
  const positions: (string | undefined)[] = []
  const heard: string[] = []
  const open: boolean[] = []
  server = createServer((request, response) => {
    positions.push(request.headers['last-event-id'] as string | undefined)
    const reply = replies.shift()
    if (typeof reply === 'function') return reply(response)
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(reply ?? ready(0))
    if (replies.length > 0) response.end()
    return undefined
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server?.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const stream = createChangeStream({
    openStream: async (path, options) => {
      const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
        headers: options?.headers ?? {},
        signal: options?.signal ?? null,
      })
      if (!reply.ok) throw new Error(`${reply.status}`)
      return reply
    },
    onChange: ({ type }) => void heard.push(type),
    onReset: () => void heard.push('everything'),
    onOpen: (isOpen) => void open.push(isOpen),
    timing: { firstRetryMs: 1, longestRetryMs: 4 },
  })
  const start = () => {
    reading = new AbortController()
    stream.follow(reading.signal)
  }
  start()
  return { positions, heard, open, start }
}

it('begins without a position, passes by what is not for it, and goes on after the last event it has', async () => {
  const { positions, heard } = await follow(
    ready(7) + change(8, 'member.added') + 'id: 120\nevent: position\ndata: {}\n\n',
    ready(120) + change(140, 'member.removed') + change(140, 'member.removed'),
    ready(140) + change(141, 'invitation.sent'),
  )
  await expect.poll(() => heard).toEqual(['member.added', 'member.removed', 'invitation.sent'])
  expect(positions).toEqual([undefined, '120', '140'])
})

it('goes on from the very beginning of a chain', async () => {
  const { positions, heard } = await follow(ready(0), ready(0) + change(1, 'member.added'))
  await expect.poll(() => heard).toEqual(['member.added'])
  expect(positions).toEqual([undefined, '0'])
})

it('reads everything again when told to, and goes on from there, even if that lies before', async () => {
  const { positions, heard } = await follow(
    ready(900),
    'id: 12\nevent: reset\ndata: {}\n\n' + change(13, 'member.added'),
    ready(13) + change(14, 'member.removed'),
  )
  await expect.poll(() => heard).toEqual(['everything', 'member.added', 'member.removed'])
  expect(positions).toEqual([undefined, '900', '13'])
})

it('reads everything again after a change that it cannot read', async () => {
  const { heard } = await follow(
    ready(1) + 'id: 2\nevent: change\ndata: {"what":1}\n\nid: 3\nevent: change\ndata: {\n\n',
  )
  await expect.poll(() => heard).toEqual(['everything', 'everything'])
})

it('tries again whatever is refused', async () => {
  const refuse = (status: number) => (response: ServerResponse) => void response.writeHead(status).end()
  const { heard } = await follow(refuse(429), refuse(403), refuse(503), ready(1) + change(2, 'member.added'))
  await expect.poll(() => heard, { timeout: 3000 }).toEqual(['member.added'])
})

it('goes on where it was after a pause', async () => {
  const { positions, heard, start } = await follow(ready(5) + change(6, 'member.added'), ready(6), ready(6))
  await expect.poll(() => positions.length).toBe(3)
  reading?.abort()
  start()
  await expect.poll(() => positions).toEqual([undefined, '6', '6', '6'])
  expect(heard).toEqual(['member.added'])
})

it('says whether changes are told, and that they are not before it asks again', async () => {
  const refuse = (response: ServerResponse) => void response.writeHead(401).end()
  const { open } = await follow(ready(1), refuse, ready(1))
  await expect.poll(() => open).toEqual([false, true, false, false, true])
})
