import type { Installation } from './installation.ts'
import { areInTurn, clinician, numberedNote, openNote, readOn, storedNote, untilWords } from './notes.ts'
import { readLive } from '../../api/src/testing/live-reader.ts'
import { type Scenario, timed, until } from './scenario.ts'

const words = 80

const left: Scenario = {
  ...{
    part: 'The reader',
    fault: 'goes away in the middle of a note',
    seen: 'the whole note, whenever they come back',
  },
  async run(installation, figures) {
    const call = await clinician(installation)
    installation.openai.enqueue({ text: numberedNote(words), tokensPerSecond: 40 })
    const note = await openNote(call)
    await untilWords(note, 5)
    note.letGo()
    await until('a draft', 15_000, async () => (await storedNote(call, note)).status === 'draft')
    const stored = await storedNote(call, note)
    figures.tell('words seen', note.words().length)
    figures.exactly('words kept', areInTurn(stored.words) ? stored.words.length : -1, words)
    const rest = await readOn(call, note, note.position())
    await rest.ended
    figures.isSo(
      'read on, each token once',
      areInTurn([...note.words(), ...rest.words()]) && areInTurn([...note.ids(), ...rest.ids()], 1),
    )
  },
}

/** A note at an instance that ends, and what becomes of it at another. */
async function noteAt(installation: Installation, url: string) {
  const person = await installation.person()
  const [here, elsewhere] = await Promise.all([installation.callerOf(person, url), installation.callerOf(person)])
  installation.openai.enqueue({ text: numberedNote(words), tokensPerSecond: 40 })
  const note = await openNote(here)
  await untilWords(note, 5)
  return { note, elsewhere }
}

const killed: Scenario = {
  ...{
    part: 'An instance',
    fault: 'killed with -9 in the middle of a note',
    seen: '“interrupted” at once at any other, and “Continue”',
  },
  async run(installation, figures) {
    const doomed = await installation.startService()
    const { note, elsewhere } = await noteAt(installation, doomed.url)
    await doomed.kill()
    await note.ended
    const { result: rest, ms } = await timed(readOn(elsewhere, note, note.position()))
    await rest.ended
    figures.atMost('told at another after', ms, 5000, 'ms')
    figures.isSo('each event once', areInTurn([...note.ids(), ...rest.ids()], 1))
    figures.isSo('each token once', areInTurn([...note.words(), ...rest.words()]))
    figures.exactly('its status', (await storedNote(elsewhere, note)).status, 'interrupted')
    installation.openai.enqueue({ text: numberedNote(words), tokensPerSecond: 1000 })
    const again = await openNote(elsewhere, `POST /api/consultations/${note.id}/continue`, {})
    await again.ended
    const whole = await storedNote(elsewhere, note)
    figures.exactly('continued, words kept', areInTurn(whole.words) ? whole.words.length : -1, words)
  },
}

const stopped: Scenario = {
  ...{
    part: 'An instance',
    fault: 'told to stop (SIGTERM) in the middle of notes',
    seen: 'nothing: pages go on at another instance',
  },
  async run(installation, figures) {
    const leaving = await installation.startService()
    const notes = await Promise.all([1, 2, 3].map(() => noteAt(installation, leaving.url)))
    const live = await readLive(leaving.url, await installation.headersOf(await installation.person()))
    const { result: code, ms } = await timed(leaving.stop())
    await Promise.all([live.ended, ...notes.map(({ note }) => note.ended)])
    const told = [live, ...notes.map(({ note }) => note)].filter(({ events }) => events.at(-1)?.event === 'reconnect')
    figures.exactly('streams told to reconnect', told.length, 4)
    figures.atMost('ended after', ms, 25_000, 'ms')
    figures.exactly('with', String(code), '0')
    const rests = await Promise.all(notes.map(({ note, elsewhere }) => readOn(elsewhere, note, note.position())))
    await Promise.all(rests.map(({ ended }) => ended))
    const isWhole = notes
      .map(({ note }, index) => [...note.words(), ...(rests[index]?.words() ?? [])])
      .filter((each) => each.length === words && areInTurn(each))
    figures.exactly('notes whole at another, each token once', isWhole.length, 3)
  },
}

export const readerScenarios = [left, killed, stopped]
