import type { Wire } from './wire.ts'

const itemId = 'msg_standin'
const responseId = 'resp_standin'

const part = (text: string) => ({ type: 'output_text', annotations: [], logprobs: [], text })

/** The event order and fields of OpenAI's `POST /v1/responses` with `stream: true`. */
export function responsesWire(model: string): Wire {
  let sequence = 0
  let text = ''
  const frame = (type: string, fields: object) =>
    `event: ${type}\ndata: ${JSON.stringify({ type, ...fields, sequence_number: sequence++ })}\n\n`
  const item = (status: string, content: object[]) => ({
    id: itemId,
    type: 'message',
    status,
    role: 'assistant',
    content,
  })
  const at = { item_id: itemId, output_index: 0, content_index: 0 }
  const response = (status: string, fields: object = {}) => ({
    response: {
      id: responseId,
      object: 'response',
      created_at: Math.floor(Date.now() / 1000),
      status,
      error: null,
      incomplete_details: null,
      model,
      output: [],
      store: false,
      usage: null,
      ...fields,
    },
  })

  const close = (content: object) =>
    frame('response.content_part.done', { ...at, part: content }) +
    frame('response.output_item.done', { output_index: 0, item: item('completed', [content]) }) +
    frame('response.completed', response('completed', { output: [item('completed', [content])], usage: usageOf(text) }))

  return {
    open: () =>
      frame('response.created', response('in_progress')) +
      frame('response.in_progress', response('in_progress')) +
      frame('response.output_item.added', { output_index: 0, item: item('in_progress', []) }) +
      frame('response.content_part.added', { ...at, part: part('') }),
    token(delta) {
      text += delta
      return frame('response.output_text.delta', { ...at, delta, logprobs: [] })
    },
    close: () => frame('response.output_text.done', { ...at, text, logprobs: [] }) + close(part(text)),
    refuse: (refusal) =>
      frame('response.refusal.delta', { ...at, delta: refusal }) +
      frame('response.refusal.done', { ...at, refusal }) +
      close({ type: 'refusal', refusal }),
    fail: (code, message) => frame('response.failed', response('failed', { error: { code, message } })),
    leaveIncomplete: (reason) =>
      frame(
        'response.incomplete',
        response('incomplete', { incomplete_details: { reason }, output: [item('incomplete', [part(text)])] }),
      ),
    error: (code, message) => frame('error', { code, message, param: null }),
  }
}

const usageOf = (text: string) => {
  const outputTokens = Math.ceil(text.length / 4)
  return {
    input_tokens: 100,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: 100 + outputTokens,
  }
}
