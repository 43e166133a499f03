import type { Readable } from 'node:stream'

/** First and last byte, both included. */
export interface ByteRange {
  start: number
  end: number
}

/** A part that the store has. */
export interface StoredPart {
  number: number
  /** Bytes. */
  size: number
  /** What the store answered. */
  receipt: string
}

/**
 * Keeps documents by a key of ours, encrypted. Throws StoreUnavailable where it cannot be reached, StoreLost where what must
 * be there is not. Nothing of where it lies leaves this interface.
 */
export interface DocumentStore {
  readonly kind: 's3' | 'disk'
  /** Begins an object that comes in parts; what the store calls that. */
  begin(key: string): Promise<string>
  /** Every part but the last has at least `minimumPart` bytes; once it answers, the part outlives a crash. */
  putPart(key: string, upload: string, number: number, bytes: Buffer): Promise<string>
  /** Makes the parts one object, in the order of their numbers. Doing it twice does no harm. */
  complete(key: string, upload: string, parts: readonly StoredPart[]): Promise<void>
  abort(key: string, upload: string): Promise<void>
  /**
   * The bytes, or that range of them; ends with an error where they are fewer than there must be. An abort reaches the store.
   * Whoever reads owns each piece: nobody else looks at it again.
   */
  read(key: string, options: { size: number; range?: ByteRange; signal?: AbortSignal }): Promise<Readable>
  /** What is not there is removed as well. */
  remove(key: string): Promise<void>
  /** Whether it answers at all. */
  ping(): Promise<void>
}

/** S3 takes no smaller part, but for the last one. */
export const minimumPart = 5 * 1024 * 1024

export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}

export class StoreLost extends Error {
  override readonly name = 'StoreLost'
}
