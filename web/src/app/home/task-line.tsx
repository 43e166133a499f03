import { useQuery } from '@tanstack/react-query'
import { ListChecks } from 'lucide-react'
import { Link } from '../../components/link.tsx'
import { taskCountQuery } from '../../features/tasks/task.queries.ts'
import { paths } from '../paths.ts'

/** How much the person has to do; nothing where that is nothing. */
export function TaskLine() {
  const { data } = useQuery(taskCountQuery)
  if (data === undefined || data.open === 0) return null
  const { open, due } = data
  return (
    <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 rounded-md border border-line bg-raised px-4 py-3">
      <ListChecks aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="flex-1">
        {due > 0 && (
          <strong className="font-medium text-warning">
            {due === 1 ? 'One task is due' : `${due} tasks are due`}.{' '}
          </strong>
        )}
        {open === 1 ? 'One task is open.' : `${open} tasks are open.`}
      </span>
      <Link to={paths.tasks}>All tasks</Link>
    </p>
  )
}
