import { parseArgs } from 'node:util'
import { startOpenAiStandIn } from './openai-stand-in.ts'

const usage = `Usage: node api/src/testing/openai-stand-in/main.ts [--port 9999] [--tokens-per-second 40] [--without-responses]

A server that streams notes as OpenAI would, made of the notes it is sent. Point OPENAI_BASE_URL at it.`

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9999' },
    'tokens-per-second': { type: 'string', default: '40' },
    'without-responses': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) {
  console.log(usage)
} else {
  const { baseUrl } = await startOpenAiStandIn({
    port: Number(values.port),
    tokensPerSecond: Number(values['tokens-per-second']),
    withoutResponses: values['without-responses'],
  })
  console.log(`OPENAI_BASE_URL=${baseUrl}`)
}
