import type { Task } from '@medinotes/shared/tasks'
import { expect, it } from 'vitest'
import { groupByDue } from './due-groups.ts'

const person = { id: '3d1c5e5a-2f0b-4c3e-9a77-5f4f8f0f6c11', name: 'Example Author' }
const due = (dueOn: string | null): Task => ({
  id: `${dueOn}`,
  text: 'Example',
  patientName: 'Example Person',
  consultationId: null,
  author: person,
  owner: person,
  dueOn,
  status: 'open',
  version: 1,
  settled: null,
})

const grouped = (today: string, ...dates: (string | null)[]) =>
  groupByDue(dates.map(due), today).map(({ title, tasks }) => [title, tasks.map(({ dueOn }) => dueOn)])

it('says what is late, near and far, and leaves out what there is none of', () => {
  const dates = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-08', '2026-03-09', null]
  expect(grouped('2026-03-03', ...dates)).toEqual([
    ['Overdue', ['2026-03-02']],
    ['Today', ['2026-03-03']],
    ['Tomorrow', ['2026-03-04']],
    ['This week', ['2026-03-08']],
    ['Later', ['2026-03-09']],
    ['No date', [null]],
  ])
  expect(grouped('2026-03-03', '2026-03-03')).toEqual([['Today', ['2026-03-03']]])
})

it('calls the Monday after a Sunday tomorrow', () => {
  expect(grouped('2026-03-08', '2026-03-09', '2026-03-10')).toEqual([
    ['Tomorrow', ['2026-03-09']],
    ['Later', ['2026-03-10']],
  ])
})
