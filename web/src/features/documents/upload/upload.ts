import type { DocumentKind } from '@medinotes/shared/bookings'

type UploadState =
  /** Its kind can still be changed. */
  | 'chosen'
  /** For its turn. */
  | 'waiting'
  | 'sending'
  | 'paused'
  /** For the connection: it goes on by itself. */
  | 'offline'
  | 'arrived'
  | 'refused'

/** Where files go, and as whom. */
export interface Destination {
  bookingId: string
  reference: string
  organizationId: string
  personId: string
}

/** One file on its way to a booking. */
export interface Upload extends Destination {
  id: string
  file: File
  kind: DocumentKind
  sensitive: boolean
  state: UploadState
  /** Bytes that have arrived. */
  sent: number
  /** Why it is refused or waits. */
  problem: string | null
}

const underWay = new Set<UploadState>(['waiting', 'sending', 'paused', 'offline'])

/** Begun, and neither there nor given up. */
export const isUnderWay = ({ state }: Upload) => underWay.has(state)

/** How much of several has arrived, in per cent; of nothing, all. */
export function percentOf(uploads: readonly Upload[]) {
  const total = uploads.reduce((sum, { file }) => sum + file.size, 0)
  const sent = uploads.reduce((sum, upload) => sum + (upload.state === 'arrived' ? upload.file.size : upload.sent), 0)
  return total === 0 ? 100 : Math.floor((100 * sent) / total)
}
