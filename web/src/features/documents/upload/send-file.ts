import type { HttpRequest, HttpResponse, Upload as TusUpload } from 'tus-js-client'
import { api } from '../../../lib/api-client.ts'
import { digestOf, fingerprintOf } from './digests.ts'
import type { Upload } from './upload.ts'
import { errorOf, type Failure, failureOf, isPassing, unreadable } from './upload-failure.ts'
import { forgetUpload, uploadMemory } from './upload-memory.ts'

export interface SendingEvents {
  onProgress: (sent: number) => void
  onArrived: () => void
  onFailure: (failure: Failure) => void
}

export interface Sending {
  /** Begins, or goes on where it was. */
  start: () => void
  stop: () => void
  /** Stops, and has what has arrived thrown away. */
  discard: () => void
}

export type PrepareSending = (upload: Upload, events: SendingEvents) => Sending

// A piece must be through within the two minutes that a request may take.
const chunkSize = 8 * 1024 * 1024
const retryDelays = [0, 1000, 2000, 4000, 8000, 15_000]

/** Sends a file by tus, as whoever is signed in when each piece goes. */
export const prepareSending: PrepareSending = (upload, events) => {
  let prepared: { tus: TusUpload; forget: () => void } | null = null
  let isStopped = false

  async function start() {
    isStopped = false
    try {
      // A file that is gone looks like a lost connection later on.
      await upload.file.slice(0, 1).arrayBuffer()
    } catch {
      if (!isStopped) events.onFailure(unreadable)
      return
    }
    prepared ??= await prepareTus(upload, events)
    if (!isStopped) prepared.tus.start()
  }

  function stop(isDiscarded: boolean) {
    isStopped = true
    if (isDiscarded) prepared?.forget()
    // What the service cannot be told to throw away it throws away by itself after two days.
    prepared?.tus.abort(isDiscarded).catch(() => undefined)
  }

  return {
    start: () => void start().catch((error: unknown) => events.onFailure(failureOf(asError(error)))),
    stop: () => stop(false),
    discard: () => stop(true),
  }
}

async function prepareTus(upload: Upload, { onProgress, onArrived, onFailure }: SendingEvents) {
  const { Upload: Tus } = await import('tus-js-client')
  const { personId, bookingId, organizationId } = upload
  const fingerprint = await fingerprintOf(upload)
  const tus = new Tus(upload.file, {
    endpoint: new URL('/api/uploads', window.location.href).href,
    metadata: await metadataOf(upload),
    ...{ chunkSize, retryDelays },
    urlStorage: uploadMemory(personId, bookingId),
    fingerprint: async () => fingerprint,
    removeFingerprintOnSuccess: true,
    ...identified(organizationId),
    onShouldRetry: (error) => navigator.onLine && isPassing(error),
    onProgress: (sent) => onProgress(sent),
    onSuccess: onArrived,
    onError: (error) => onFailure(failureOf(error)),
  })
  const [previous] = await tus.findPreviousUploads()
  if (previous) tus.resumeFromPreviousUpload(previous)
  return { tus, forget: () => forgetUpload(personId, bookingId, fingerprint) }
}

async function metadataOf({ bookingId, kind, sensitive, file }: Upload) {
  const sha256 = await digestOf(file)
  return {
    ...{ bookingId, kind, sensitive: `${sensitive}` },
    filename: file.name.normalize('NFC'),
    ...(file.type && { filetype: file.type }),
    ...(sha256 !== null && { sha256 }),
  }
}

/** Each request with a token of its own; one that is refused is replaced for the next. */
function identified(organizationId: string) {
  let token: string | undefined
  let refused: string | undefined
  return {
    async onBeforeRequest(request: HttpRequest) {
      const headers = await api.identity(organizationId, refused)
      for (const [name, value] of Object.entries(headers)) request.setHeader(name, value)
      token = headers.authorization?.replace(/^Bearer /, '')
      refused = undefined
    },
    onAfterResponse(request: HttpRequest, response: HttpResponse) {
      const status = response.getStatus()
      if (status === 401) refused = token
      // Asked where it had got to and refused, the client would begin again from the start; what is gone it must.
      const isGone = status === 404 || status === 410
      const isRefused = status === 401 || (request.getMethod() === 'HEAD' && status >= 400 && !isGone)
      if (isRefused) throw errorOf(response)
    },
  }
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error('Something else was thrown'))
