import { createServer, type AddressInfo, type Socket } from 'node:net'

const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'

/** `drops`: closes in the middle. `limit`: takes so many bytes and no more; `resets` where its word on that is lost, as over TCP. */
type ClamdFault = { kind: 'drops' } | { kind: 'limit' | 'resets'; bytes: number } | null

/** Speaks clamd's protocol; knows one virus, the one for tests. */
export async function startClamdStandIn() {
  const state = { fault: null as ClamdFault, scanned: 0 }

  function serve(socket: Socket) {
    let waiting = Buffer.alloc(0)
    let file: Buffer[] | null = null
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      waiting = Buffer.concat([waiting, data])
      if (file === null) {
        const end = waiting.indexOf(0)
        if (end === -1) return
        const command = waiting.subarray(0, end).toString()
        waiting = waiting.subarray(end + 1)
        if (state.fault?.kind === 'drops') return void socket.destroy()
        if (command === 'zPING') return void socket.end('PONG\0')
        if (command !== 'zINSTREAM') return void socket.end('UNKNOWN COMMAND\0')
        file = []
      }
      while (waiting.length >= 4) {
        const length = waiting.readUInt32BE(0)
        if (length === 0) return answer(socket, Buffer.concat(file))
        if (waiting.length < 4 + length) return
        file.push(waiting.subarray(4, 4 + length))
        waiting = waiting.subarray(4 + length)
        const { fault } = state
        if (fault?.kind === 'drops') return void socket.destroy()
        if (fault?.kind === 'resets' && Buffer.concat(file).length > fault.bytes) return void socket.resetAndDestroy()
        if (fault?.kind === 'limit' && Buffer.concat(file).length > fault.bytes)
          return void socket.end('INSTREAM size limit exceeded. ERROR\0')
      }
    })
  }

  function answer(socket: Socket, bytes: Buffer) {
    state.scanned += 1
    socket.end(bytes.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
  }

  const server = createServer(serve)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    state,
    eicar: Buffer.from(eicar),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
