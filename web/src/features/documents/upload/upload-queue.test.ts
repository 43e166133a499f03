import { expect, it } from 'vitest'
import { uploadsAtOnce } from '@medinotes/shared/documents'
import type { FoundFile } from './chosen-files.ts'
import type { SendingEvents } from './send-file.ts'
import { createUploadQueue } from './upload-queue.ts'

const destination = { bookingId: 'b', reference: 'MN-1', organizationId: 'o', personId: 'p' }
const found = (name: string): FoundFile => ({ file: new File(['x'], name, { lastModified: 1 }), path: name })

function start(...names: string[]) {
  const sent = new Map<string, SendingEvents>()
  const acts: string[] = []
  const queue = createUploadQueue({
    prepare({ file }, events) {
      sent.set(file.name, events)
      return {
        start: () => void acts.push(`start ${file.name}`),
        stop: () => void acts.push(`stop ${file.name}`),
        discard: () => void acts.push(`discard ${file.name}`),
      }
    },
    tryAgainMs: 1,
  })
  queue.choose(names.map(found), destination)
  const states = () => queue.all().map(({ state }) => state)
  const idOf = (name: string) => queue.all().find(({ file }) => file.name === name)?.id ?? ''
  return { queue, sent, acts, states, idOf }
}

it('sends three at a time, and the next as soon as one is there', () => {
  const { queue, sent, states } = start('a.pdf', 'b.pdf', 'c.pdf', 'd.pdf')
  queue.sendChosen('b')
  expect(states()).toEqual(['sending', 'sending', 'sending', 'waiting'])
  sent.get('b.pdf')?.onArrived()
  expect(states()).toEqual(['sending', 'arrived', 'sending', 'sending'])
})

it('lets one wait for the connection and go on by itself, and another have its place', async () => {
  const { queue, sent, states, acts } = start('a.pdf', 'b.pdf')
  queue.sendChosen('b')
  sent.get('a.pdf')?.onFailure({ isFinal: false, text: 'Offline' })
  expect(states()).toEqual(['offline', 'sending'])
  await expect.poll(states).toEqual(['sending', 'sending'])
  expect(acts).toEqual(['start a.pdf', 'start b.pdf', 'start a.pdf'])
})

it('leaves what is paused alone, whatever happens to the connection', () => {
  const { queue, states, idOf, acts } = start('a.pdf')
  queue.sendChosen('b')
  queue.pause(idOf('a.pdf'))
  queue.wakeAll()
  expect(states()).toEqual(['paused'])
  queue.goOn(idOf('a.pdf'))
  expect(acts).toEqual(['start a.pdf', 'stop a.pdf', 'start a.pdf'])
})

it('throws away what is cancelled and refuses for good what is refused', () => {
  const { queue, sent, states, idOf, acts } = start('a.pdf', 'b.pdf')
  queue.sendChosen('b')
  queue.remove(idOf('a.pdf'))
  sent.get('b.pdf')?.onFailure({ isFinal: true, text: 'No' })
  expect(states()).toEqual(['refused'])
  expect(acts).toContain('discard a.pdf')
})

it('takes the same file once, refuses others beforehand, and has room for so many', () => {
  const { queue, states } = start('a.pdf', 'virus.exe')
  expect(states()).toEqual(['chosen', 'refused'])
  const many = Array.from({ length: uploadsAtOnce }, (_, index) => found(`${index}.pdf`))
  expect(queue.choose([found('a.pdf'), ...many, found('0.pdf')], destination)).toBe(1)
  expect(queue.all()).toHaveLength(uploadsAtOnce + 1)
})

it('tries one anew that was refused, in place of the former', () => {
  const { queue, sent, states } = start('a.pdf')
  queue.sendChosen('b')
  sent.get('a.pdf')?.onFailure({ isFinal: true, text: 'No' })
  queue.choose([found('a.pdf')], destination)
  expect(states()).toEqual(['chosen'])
})

it('stops everything and forgets it at the end', () => {
  const { queue, acts } = start('a.pdf')
  queue.sendChosen('b')
  queue.end()
  expect(queue.all()).toEqual([])
  expect(acts).toEqual(['start a.pdf', 'stop a.pdf'])
})
