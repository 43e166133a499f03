import { documentMaxSize } from '@medinotes/shared/documents'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../../platform/errors.ts'
import type { Offered } from './receive.service.ts'
import type { UploadProgress } from './upload-row.ts'

const tusVersion = '1.0.0'
export const tusAbilities = {
  'tus-version': tusVersion,
  'tus-extension': 'creation,creation-with-upload,expiration,termination',
  'tus-max-size': String(documentMaxSize),
}

const bytesType = 'application/offset+octet-stream'

const wholeNumber = z
  .string('Say how many bytes')
  .regex(/^\d{1,15}$/, 'Send a whole number of bytes')
  .transform(Number)

export const creationHeadersSchema = z.looseObject({
  'upload-length': wholeNumber,
  'upload-metadata': z.string('Say what the file is').max(6000),
  'upload-defer-length': z.undefined('The length must be known from the start').optional(),
})
export const offsetHeadersSchema = z.looseObject({ 'upload-offset': wholeNumber })

/** Holds every request of the routes registered from here on to the protocol; bodies are left to the handlers to read. */
export function speakTus(app: FastifyInstance) {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(bytesType, (_request, _payload, done) => done(null))
  app.addContentTypeParser('*', (_request, _payload, done) =>
    done(new AppError('unsupported_media_type', `Send the bytes as ${bytesType}.`)),
  )
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('tus-resumable', tusVersion)
  })
  app.addHook('preValidation', async (request, reply) => {
    if (request.method === 'OPTIONS' || request.headers['tus-resumable'] === tusVersion) return
    reply.header('tus-version', tusVersion)
    throw new AppError('protocol_version', `Uploads speak tus ${tusVersion}: send Tus-Resumable.`)
  })
  // Its reader still waits for a sender that fell silent.
  app.addHook('onSend', async ({ raw }, reply) => {
    if (raw.listenerCount('readable') > 0) reply.header('connection', 'close')
  })
  // What is left of a refused body is read and thrown away, so that the sender hears why.
  app.addHook('onResponse', async ({ raw }) => void raw.resume())
}

export const carriesBytes = ({ headers }: FastifyRequest) => headers['content-type'] === bytesType

/** The body as it comes; whoever stops reading leaves the connection as it is. */
export function offeredBy({ raw, headers }: FastifyRequest, offset: number): Offered {
  const length = headers['content-length'] === undefined ? null : Number(headers['content-length'])
  return { offset, length, bytes: raw.iterator({ destroyOnReturn: false }) }
}

/** Says how far the upload is, and how long it may take. */
export function tellProgress(reply: FastifyReply, { received, expiresAt }: UploadProgress) {
  reply.header('upload-offset', received)
  if (expiresAt !== null) reply.header('upload-expires', expiresAt.toUTCString())
  return reply
}
