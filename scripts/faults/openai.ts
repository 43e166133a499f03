import { setTimeout as wait } from 'node:timers/promises'
import { whileIt } from '../../api/src/testing/fault-proxy.ts'
import type { Script } from '../../api/src/testing/openai-stand-in/script.ts'
import type { Installation } from './installation.ts'
import { areInTurn, clinician, numberedNote, openNote, storedNote, untilWords, visit } from './notes.ts'
import { type Figures, type Scenario, timed } from './scenario.ts'

const words = 60

async function measureRefused(installation: Installation, figures: Figures, ...scripts: Script[]) {
  const { openai } = installation
  const call = await clinician(installation)
  const asked = () => openai.requests.filter(({ method }) => method === 'POST').length
  const before = asked()
  openai.enqueue(...scripts)
  const { result: note, ms } = await timed(openNote(call))
  await note.ended
  figures.atMost('asked', asked() - before, 3)
  figures.exactly('the note ends with', note.end(), 'failed')
  figures.atMost('told after', ms, 15_000, 'ms')
  const stored = await storedNote(call, note)
  figures.isSo('what was typed is kept', stored.notes === visit.notes)
  figures.exactly('its status', stored.status, 'failed')
}

const refusing = (status: number, fault: string): Scenario => ({
  ...{ part: 'OpenAI', fault, seen: 'why there is no note, and “Try again”; what was typed is kept' },
  run: (installation, figures) =>
    measureRefused(
      installation,
      figures,
      ...Array.from({ length: 3 }, () => ({ fault: { kind: 'status' as const, status } })),
    ),
})

const gone: Scenario = {
  ...{
    part: 'OpenAI',
    fault: 'refuses connections',
    seen: 'why there is no note, and “Try again”; what was typed is kept',
  },
  async run(installation, figures) {
    await whileIt(installation.lines.openai, { kind: 'refuses' }, () => measureRefused(installation, figures))
  },
}

const broken = (fault: string, breakIt: (installation: Installation) => Promise<void>, script: Script): Scenario => ({
  ...{ part: 'OpenAI', fault, seen: '“interrupted”, what came so far, and “Continue”' },
  async run(installation, figures) {
    const { openai } = installation
    const call = await clinician(installation)
    openai.enqueue({ text: numberedNote(words), tokensPerSecond: 40, ...script })
    const note = await openNote(call)
    await untilWords(note, 5)
    await breakIt(installation)
    await note.ended
    await installation.lines.openai.become({ kind: 'passes' })
    const stored = await storedNote(call, note)
    figures.exactly('its status', stored.status, 'interrupted')
    figures.isSo('what was seen is what is kept', String(stored.words) === String(note.words()))
    openai.enqueue({ text: numberedNote(words), tokensPerSecond: 1000 })
    const again = await openNote(call, `POST /api/consultations/${note.id}/continue`, {})
    await again.ended
    figures.exactly('continued, it ends with', again.end(), 'finished')
    const whole = await storedNote(call, note)
    figures.isSo('and is the second try alone', whole.words.length === words && areInTurn(whole.words))
  },
})

const cancelled: Scenario = {
  ...{ part: 'The reader', fault: 'stops a note that is being written', seen: '“interrupted”, and what came so far' },
  async run(installation, figures) {
    const { openai } = installation
    const call = await clinician(installation)
    openai.enqueue({ text: numberedNote(2000), tokensPerSecond: 40 })
    const note = await openNote(call)
    await untilWords(note, 5)
    const asked = openai.requests.at(-1)
    const { ms } = await timed(call(`POST /api/consultations/${note.id}/stop`))
    await note.ended
    await wait(200)
    figures.isSo('OpenAI is hung up on', asked?.closedEarly === true)
    figures.atMost('after', ms + 200, 2000, 'ms')
    figures.exactly('its status', (await storedNote(call, note)).status, 'interrupted')
  },
}

export const openAiScenarios = [
  refusing(500, 'answers 500 to every try'),
  refusing(429, 'answers 429 to every try'),
  gone,
  broken('resets the connection in the middle of a note', ({ lines }) => lines.openai.become({ kind: 'resets' }), {}),
  broken('ends its answer without saying that it is whole', () => Promise.resolve(), {
    fault: { kind: 'unended', afterTokens: 20 },
  }),
  cancelled,
]
