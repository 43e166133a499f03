import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true })

export interface Asked {
  method: 'GET' | 'POST'
  path: string
  token: string
  body?: object
}

/** The reply's text and the milliseconds until it is read; rejects unless the service did as asked. */
export function ask(url: string, { method, path, token, body }: Asked) {
  const { promise, resolve, reject } = Promise.withResolvers<{ text: string; ms: number }>()
  const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) }
  const sentAt = performance.now()
  const outgoing = request(`${url}${path}`, { method, headers, agent }, (reply) => {
    const pieces: Buffer[] = []
    reply.on('data', (piece: Buffer) => pieces.push(piece))
    reply.on('end', () => {
      const [text, ms] = [Buffer.concat(pieces).toString(), performance.now() - sentAt]
      if ((reply.statusCode ?? 500) < 300) resolve({ text, ms })
      else reject(new Error(`${method} ${path} was answered ${reply.statusCode} ${text}`))
    })
    reply.on('error', reject)
  })
  outgoing.on('error', reject)
  outgoing.end(body && JSON.stringify(body))
  return promise
}
