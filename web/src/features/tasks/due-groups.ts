import type { Task } from '@medinotes/shared/tasks'
import { addDays, endOfWeek, formatISO, parseISO } from 'date-fns'

export interface DueGroup {
  title: string
  tasks: Task[]
}

const day = (date: Date) => formatISO(date, { representation: 'date' })

/** Open tasks by when they are due, counted from `today` (`YYYY-MM-DD`); the week ends on Sunday. */
export function groupByDue(tasks: readonly Task[], today: string): DueGroup[] {
  const tomorrow = day(addDays(parseISO(today), 1))
  const sunday = day(endOfWeek(parseISO(today), { weekStartsOn: 1 }))
  const titleOf = ({ dueOn }: Task) => {
    if (dueOn === null) return 'No date'
    if (dueOn < today) return 'Overdue'
    if (dueOn === today) return 'Today'
    if (dueOn === tomorrow) return 'Tomorrow'
    return dueOn <= sunday ? 'This week' : 'Later'
  }
  return ['Overdue', 'Today', 'Tomorrow', 'This week', 'Later', 'No date']
    .map((title) => ({ title, tasks: tasks.filter((task) => titleOf(task) === title) }))
    .filter((group) => group.tasks.length > 0)
}
