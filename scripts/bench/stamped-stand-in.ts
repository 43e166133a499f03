import { startOpenAiStandIn } from '../../api/src/testing/openai-stand-in/openai-stand-in.ts'
import { encodeStamp } from './stamps.ts'

const [tokens = 200, tokensPerSecond = 40] = process.argv.slice(2).map(Number)

/** Each token says which one it is and when it left, by the clock that all processes of a machine share. */
function* stampedNote() {
  yield '<<<section:summary>>>\n'
  for (let index = 0; index < tokens; index += 1) yield encodeStamp(index)
  yield '.\n<<<section:next-steps>>>\n- Review.\n<<<section:patient-email>>>\nKind regards'
}

const { baseUrl } = await startOpenAiStandIn({ tokensPerSecond, text: stampedNote })
process.send?.({ baseUrl })
