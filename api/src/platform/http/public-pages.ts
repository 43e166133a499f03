import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** What the page is told of the service that sends it. */
export interface Surroundings {
  /** Where the world finds it. */
  publicUrl: string
  demo: boolean
  clerk: boolean
}

interface FilledFile {
  type: string
  etag: string
  identity: Buffer
  br: Buffer
  gzip: Buffer
}

const types: Partial<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
}

// As web/src/features/public writes them.
const unknownOrigin = 'https://origin.invalid'
const unknownService = 'data-service=""'

/** The public pages as they were built, with what only the running service knows put in, and kept as they are sent. */
export function createPublicPages(directory: string, surroundings: Surroundings) {
  const files = new Map<string, Promise<FilledFile>>()

  async function fill(name: string): Promise<FilledFile> {
    const built = await readFile(join(directory, name), 'utf8')
    const { publicUrl, demo, clerk } = surroundings
    const service = [demo && 'demo', clerk && 'clerk'].filter(Boolean).join(' ')
    const text = built
      .replaceAll(unknownOrigin, new URL(publicUrl).origin)
      .replace(unknownService, `data-service="${service}"`)
    const identity = Buffer.from(text)
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
    return {
      type: types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
      identity,
      br: await promisify(brotliCompress)(identity, { params }),
      gzip: await promisify(gzip)(identity, { level: 9 }),
    }
  }

  const filled = (name: string) => {
    const file = files.get(name) ?? fill(name)
    files.set(name, file)
    // A failure is of this request alone.
    file.catch(() => files.delete(name))
    return file
  }

  return {
    async send(name: string, request: FastifyRequest, reply: FastifyReply, status = 200) {
      const file = await filled(name)
      // A cache on the way may weaken it.
      const isKept = request.headers['if-none-match']
        ?.split(',')
        .some((etag) => etag.trim().replace(/^W\//, '') === file.etag)
      reply.headers({ 'cache-control': 'no-cache', vary: 'accept-encoding', etag: file.etag })
      if (isKept === true && status === 200) return reply.code(304).send()
      const encoding = chosenEncoding(request.headers['accept-encoding'])
      if (encoding !== 'identity') reply.header('content-encoding', encoding)
      return reply.code(status).type(file.type).send(file[encoding])
    },
  }
}

export type PublicPages = ReturnType<typeof createPublicPages>

function chosenEncoding(accepted: string | string[] | undefined) {
  const offers = String(accepted ?? '').split(',')
  const takes = (name: string) =>
    offers.some((offer) => {
      const [encoding = '', ...parameters] = offer.split(';').map((part) => part.trim())
      return encoding === name && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
    })
  return (['br', 'gzip'] as const).find(takes) ?? 'identity'
}
