import type { ServerResponse } from 'node:http'
import type { Pacer } from './pacer.ts'
import type { Fault, RecordedRequest, TokenSource } from './script.ts'
import type { Wire } from './wire.ts'

interface Play {
  wire: Wire
  text: TokenSource
  fault: Fault | undefined
  pacer: Pacer
}

interface FrameWriter {
  write(frame: string): void
  end(frame: string): void
}

/** Streams one answer, fault included; the pacer draws each token when it is due. */
export function playScript(reply: ServerResponse, request: RecordedRequest, { wire, text, fault, pacer }: Play) {
  if (fault && isBeforeStream(fault)) return answerWithoutStream(reply, fault)
  const frames: FrameWriter = fault?.kind === 'split-characters' ? splitCharacters(reply) : wholeFrames(reply)
  const tokens = text(request)[Symbol.iterator]()
  const faultAt = fault && 'afterTokens' in fault ? fault.afterTokens : Infinity
  let sent = 0

  reply.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' })
  reply.write(wire.open())
  if (fault?.kind === 'refusal') return void reply.end(wire.refuse('I can’t help with that.'))
  if (fault && faultAt === 0) return breakOff(reply, wire, fault)

  pacer.start(() => {
    if (request.closedEarly) return false
    const token = tokens.next()
    if (token.done) {
      frames.end(wire.close())
      return false
    }
    frames.write(wire.token(token.value))
    if (fault && ++sent === faultAt) {
      breakOff(reply, wire, fault)
      return false
    }
    return true
  })
}

type BeforeStream = Extract<Fault, { kind: 'status' | 'no-reply' | 'silence' | 'garbage' }>

const isBeforeStream = (fault: Fault): fault is BeforeStream =>
  ['status', 'no-reply', 'silence', 'garbage'].includes(fault.kind)

function answerWithoutStream(reply: ServerResponse, fault: BeforeStream) {
  if (fault.kind === 'no-reply') reply.destroy()
  if (fault.kind === 'garbage') {
    reply.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in to the network</title>')
  }
  if (fault.kind === 'status') sendError(reply, fault)
}

export function sendError(reply: ServerResponse, fault: Omit<Extract<Fault, { kind: 'status' }>, 'kind'>) {
  const { status, retryAfter, code = null, message = `The stand-in answers ${status}` } = fault
  reply.writeHead(status, { 'content-type': 'application/json', ...(retryAfter && { 'retry-after': retryAfter }) })
  reply.end(JSON.stringify({ error: { message, type: 'stand_in', param: null, code } }))
}

function breakOff(reply: ServerResponse, wire: Wire, fault: Fault) {
  if (fault.kind === 'cut') afterFlush(reply, () => reply.destroy())
  if (fault.kind === 'failed') reply.end(wire.fail(fault.code, 'The stand-in fails'))
  if (fault.kind === 'incomplete') reply.end(wire.leaveIncomplete(fault.reason))
  if (fault.kind === 'error-event') reply.end(wire.error('server_error', 'The stand-in errs'))
  if (fault.kind === 'malformed-line') reply.end('data: {"type":"response.output_text.delta","delta":"hal\n\n')
  if (fault.kind === 'unended') reply.end()
}

/** A destroyed socket discards what is still buffered, and a cut is to come after the tokens before it. */
const afterFlush = (reply: ServerResponse, then: () => void) => reply.write(': cut\n\n', () => setTimeout(then, 10))

const wholeFrames = (reply: ServerResponse): FrameWriter => ({
  write: (frame) => void reply.write(frame),
  end: (frame) => endSoon(reply, frame),
})

/** As from a real service, the end of the body arrives apart from its last event. */
function endSoon(reply: ServerResponse, lastBytes: string | Buffer) {
  reply.write(lastBytes)
  setTimeout(() => reply.end(), 5)
}

/** Ends each TCP chunk inside a multi-byte character, whose other bytes come with the next frame. */
function splitCharacters(reply: ServerResponse): FrameWriter {
  let rest = Buffer.alloc(0)
  return {
    write(frame) {
      const bytes = Buffer.concat([rest, Buffer.from(frame)])
      const lead = bytes.findLastIndex((byte) => byte >= 0xc0)
      const cut = lead === -1 ? bytes.length : lead + 1
      reply.write(bytes.subarray(0, cut))
      rest = bytes.subarray(cut)
    },
    end(frame) {
      endSoon(reply, Buffer.concat([rest, Buffer.from(frame)]))
    },
  }
}
