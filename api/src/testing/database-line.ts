import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A line to a database that can be cut and that can fall silent, as networks and servers do. */
export interface DatabaseLine {
  url: string
  /** Ends every connection and takes no new ones until `mend`. */
  cut(): void
  mend(): void
  /** Passes nothing on any more on the connections there are; new ones work. */
  silence(): void
  close(): Promise<void>
}

export async function openDatabaseLine(databaseUrl: string): Promise<DatabaseLine> {
  const target = new URL(databaseUrl)
  const pairs = new Set<readonly [Socket, Socket]>()
  let isCut = false

  const server = createServer((near) => {
    if (isCut) {
      near.destroy()
      return
    }
    const far = connect(Number(target.port), target.hostname)
    const pair = [near, far] as const
    pairs.add(pair)
    for (const [from, to] of [pair, [far, near]] as const) {
      from.pipe(to)
      from.on('error', () => undefined)
      from.on('close', () => {
        to.destroy()
        pairs.delete(pair)
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.port = String((server.address() as AddressInfo).port)

  const end = () => pairs.forEach(([near, far]) => [near.destroy(), far.destroy()])
  return {
    url: url.href,
    cut() {
      isCut = true
      end()
    },
    mend: () => void (isCut = false),
    silence: () => pairs.forEach(([near, far]) => [near.unpipe(far), far.unpipe(near)]),
    async close() {
      end()
      server.close()
      await once(server, 'close')
    },
  }
}
