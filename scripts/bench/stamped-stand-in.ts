import { startOpenAiStandIn } from '../../api/src/testing/openai-stand-in/openai-stand-in.ts'
import { encodeStamp } from './stamps.ts'

const [tokensPerSecond = 40] = process.argv.slice(2).map(Number)
let tokens = 200
process.on('message', (message: { tokens: number }) => (tokens = message.tokens))

/** Each token says which one it is and when it left, by the clock that all processes of a machine share. */
function* stampedNote() {
  yield '<<<section:summary>>>\n'
  for (let index = 0, count = tokens; index < count; index += 1) yield encodeStamp(index)
  yield '.\n<<<section:next-steps>>>\n- Review.\n<<<section:patient-email>>>\nKind regards'
}

const { baseUrl } = await startOpenAiStandIn({ tokensPerSecond, text: stampedNote })
process.send?.({ url: baseUrl })
