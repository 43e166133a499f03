import type { Wire } from './wire.ts'

const frame = (data: object) => `data: ${JSON.stringify(data)}\n\n`
const done = 'data: [DONE]\n\n'

/** The chunks of OpenAI's `POST /v1/chat/completions` with `stream: true`. */
export function chatWire(model: string): Wire {
  const head = {
    id: 'chatcmpl-standin',
    object: 'chat.completion.chunk',
    created: Math.floor(Date.now() / 1000),
    model,
  }
  let count = 0
  const choice = (delta: object, finishReason: string | null = null) =>
    frame({ ...head, choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }] })
  const usage = () =>
    frame({ ...head, choices: [], usage: { prompt_tokens: 100, completion_tokens: count, total_tokens: 100 + count } })

  return {
    open: () => choice({ role: 'assistant', content: '', refusal: null }),
    token(delta) {
      count++
      return choice({ content: delta })
    },
    close: () => choice({}, 'stop') + usage() + done,
    refuse: (refusal) => choice({ refusal }) + choice({}, 'stop') + done,
    fail: (code, message) => frame({ error: { code, message, type: 'server_error', param: null } }),
    leaveIncomplete: (reason) => choice({}, reason === 'content_filter' ? 'content_filter' : 'length') + usage() + done,
    error: (code, message) => frame({ error: { code, message, type: 'server_error', param: null } }),
  }
}
