import type { Invitation } from '@medinotes/shared/organizations'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '../../lib/toast.ts'
import { errorText } from '../../lib/api-error.ts'
import { invitationsQuery, revokeInvitation } from './organization.queries.ts'

/** The invitation is gone from the list at once, and back where it could not be revoked. */
export function useRevokeInvitation() {
  const queryClient = useQueryClient()
  const { queryKey } = invitationsQuery
  return useMutation({
    mutationFn: ({ id }: Invitation) => revokeInvitation(id),
    async onMutate({ id }) {
      await queryClient.cancelQueries({ queryKey })
      const before = queryClient.getQueryData(queryKey)
      queryClient.setQueryData(
        queryKey,
        (data) =>
          data && {
            ...data,
            pages: data.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== id) })),
          },
      )
      return { before }
    },
    onSuccess: () => toast.success('The invitation was revoked', { description: 'Its link no longer works.' }),
    onError(error, _invitation, context) {
      queryClient.setQueryData(queryKey, context?.before)
      toast.error('The invitation was not revoked', { description: errorText(error) })
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  })
}
