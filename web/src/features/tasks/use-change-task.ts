import type { Task } from '@medinotes/shared/tasks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '../../lib/toast.ts'
import { errorText } from '../../lib/api-error.ts'
import { tasksKey } from './task-key.ts'
import { changeTask } from './task.queries.ts'

type Settling = 'done' | 'dropped'
const words: Record<Settling, string> = { done: 'Done', dropped: 'Dropped' }

/** Ticks tasks off, or drops them, and offers to take that back. */
export function useSettleTask() {
  const queryClient = useQueryClient()
  const renew = () => queryClient.invalidateQueries({ queryKey: tasksKey })
  const onError = (error: Error) => toast.error('The task was not changed', { description: errorText(error) })
  const reopen = useMutation({
    mutationFn: ({ id, version, status }: Pick<Task, 'id' | 'version' | 'status'>) =>
      changeTask({ id, version, status }),
    onSettled: renew,
    onError,
  })
  const settle = useMutation({
    mutationFn: ({ task: { id, version }, status }: { task: Task; status: Settling }) =>
      changeTask({ id, version, status }),
    onSuccess: ({ id, version }, { task, status }) => {
      const undo = () => reopen.mutate({ id, version, status: task.status })
      toast.success(words[status], { action: { label: 'Undo', onClick: undo } })
    },
    onSettled: renew,
    onError,
  })
  return {
    settle: (task: Task, status: Settling) => settle.mutate({ task, status }),
    reopen: ({ id, version }: Task) => reopen.mutate({ id, version, status: 'open' }),
    /** The task that is being changed. */
    pending: settle.isPending ? settle.variables.task.id : reopen.isPending ? reopen.variables.id : null,
  }
}
