import { createHash } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

interface Stored {
  body: string
  headers: IncomingHttpHeaders
}

/** What the bucket does about Object Lock: holds to it, refuses it as AWS does where it is off, or takes no notice. */
type Locking = 'on' | 'off' | 'unknown'

const problem = (reply: ServerResponse, status: number, code: string, message: string) =>
  reply
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`)

/** A bucket that speaks the wire format of S3 for what anchors need of it; keeps what was sent with each object. */
export async function startS3StandIn() {
  const objects = new Map<string, Stored>()
  const state = { locking: 'on' as Locking }

  async function put(key: string, request: IncomingMessage, reply: ServerResponse) {
    const body = await text(request)
    const { headers } = request
    if (headers['if-none-match'] === '*' && objects.has(key)) {
      return problem(reply, 412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold')
    }
    if (state.locking === 'off' && headers['x-amz-object-lock-mode'] !== undefined) {
      return problem(reply, 400, 'InvalidRequest', 'Bucket is missing Object Lock Configuration')
    }
    if (headers['x-amz-checksum-sha256'] !== createHash('sha256').update(body).digest('base64')) {
      return problem(reply, 400, 'BadDigest', 'The SHA256 you specified did not match what we received')
    }
    objects.set(key, { body, headers })
    return reply.writeHead(200, { etag: '"x"' }).end()
  }

  function list(prefix: string, reply: ServerResponse) {
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).toSorted()
    const contents = keys.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')
    return reply
      .writeHead(200, { 'content-type': 'application/xml' })
      .end(`<?xml version="1.0"?><ListBucketResult><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`)
  }

  function get(key: string, method: string | undefined, reply: ServerResponse) {
    const stored = objects.get(key)
    if (!stored) return problem(reply, 404, 'NoSuchKey', 'The specified key does not exist.')
    const mode = state.locking === 'on' && stored.headers['x-amz-object-lock-mode']
    reply.writeHead(200, { 'content-type': 'application/json', ...(mode && { 'x-amz-object-lock-mode': mode }) })
    return reply.end(method === 'HEAD' ? undefined : stored.body)
  }

  const server = createServer((request, reply) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://s3')
    const key = pathname.split('/').slice(2).join('/')
    if (request.method === 'PUT') void put(key, request, reply)
    else if (key === '') list(searchParams.get('prefix') ?? '', reply)
    else get(key, request.method, reply)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    state,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
