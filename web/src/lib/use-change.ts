import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from './toast.ts'

interface ChangeOptions<Input, Result> {
  /** What is read again afterwards. */
  renews: readonly QueryKey[]
  /** What the person is told once it is done. */
  done: (input: Input, result: Result) => string
}

/** Sends a change; where it fails, whoever asked for it shows why, beside what was entered. */
export function useChange<Input = void, Result = unknown>(
  send: (input: Input) => Promise<Result>,
  { renews, done }: ChangeOptions<Input, Result>,
) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: async (result, input) => {
      toast.success(done(input, result))
      await Promise.all(renews.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
    },
  })
}
