import { AppError } from '../../platform/errors.ts'
import type { AnchorContent, AnchorSigner } from './anchor-document.ts'
import type { AnchorStore } from './anchor-store.ts'
import type { AnchoredHead } from './chain-check.ts'

export interface AnchorReader {
  /** What is anchored of a chain, oldest first, and the name of an anchor that is not as it was signed. */
  headsOf(chain: string): Promise<{ heads: AnchoredHead[]; altered: string | null }>
}

const atOnce = 8

/** Reads every anchor once: they never change, and most of them are of days long past. */
export function createAnchorReader({ store, signer }: { store: AnchorStore; signer: AnchorSigner }): AnchorReader {
  const known = new Map<string, AnchorContent>()

  async function read(name: string) {
    const found = known.get(name) ?? signer.open(await store.read(name))
    if (found) known.set(name, found)
    return { name, content: found }
  }

  async function readAll() {
    const names = await store.list()
    const documents: Awaited<ReturnType<typeof read>>[] = []
    for (let from = 0; from < names.length; from += atOnce) {
      documents.push(...(await Promise.all(names.slice(from, from + atOnce).map(read))))
    }
    return documents
  }

  return {
    async headsOf(chain) {
      const documents = await readAll().catch((error: unknown) => {
        throw new AppError('unavailable', 'The anchors of the trail cannot be read. Try again in a while.', {
          cause: error,
          retryAfterSeconds: 60,
        })
      })
      const heads = documents.flatMap(({ content }) =>
        (content?.chains ?? [])
          .filter((head) => head.chain === chain)
          .map(({ seq, hash }) => ({ seq, hash, at: content?.anchoredAt ?? '' })),
      )
      return { heads, altered: documents.find(({ content }) => content === null)?.name ?? null }
    },
  }
}
