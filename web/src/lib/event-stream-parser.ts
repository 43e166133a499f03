/** One dispatched event; `id` is null when the event's own block names none. */
export interface ServerSentEvent {
  id: string | null
  type: string
  data: string
}

interface Block {
  id: string | null
  type: string
  data: string[]
}

const lineEnd = /\r\n|\r|\n/g

const emptyBlock = (): Block => ({ id: null, type: '', data: [] })

function addLine(block: Block, line: string) {
  const colon = line.indexOf(':')
  const field = colon === -1 ? line : line.slice(0, colon)
  const value = colon === -1 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)
  if (field === 'data') block.data.push(value)
  else if (field === 'event') block.type = value
  else if (field === 'id' && !value.includes('\0')) block.id = value || null
}

/** Parses an event stream by the WHATWG rules, fed with bytes however the network cuts them. */
export function createEventParser() {
  const decoder = new TextDecoder()
  let partialLine = ''
  let endedWithCarriageReturn = false
  let block = emptyBlock()

  function takeLine(line: string): ServerSentEvent | null {
    if (line !== '') {
      addLine(block, line)
      return null
    }
    const { id, type, data } = block
    block = emptyBlock()
    return data.length === 0 ? null : { id, type: type || 'message', data: data.join('\n') }
  }

  return {
    push(bytes: Uint8Array): ServerSentEvent[] {
      const decoded = decoder.decode(bytes, { stream: true })
      if (decoded === '') return []
      // A CR already ended its line, so that no event waits for a byte that may never come; its LF is then skipped.
      const text = endedWithCarriageReturn && decoded.startsWith('\n') ? decoded.slice(1) : decoded
      endedWithCarriageReturn = decoded.endsWith('\r')
      const lines = (partialLine + text).split(lineEnd)
      partialLine = lines.pop() ?? ''
      return lines.map(takeLine).filter((event) => event !== null)
    },
  }
}
