import type { NoticePreferences, OwnNoticePreferences } from '@medinotes/shared/notices'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '../../lib/toast.ts'
import { errorText } from '../../lib/api-error.ts'
import { preferencesQuery, savePreferences } from './preferences.queries.ts'

const { queryKey } = preferencesQuery
const mutationKey = ['save-notice-preferences']

// Undoing an earlier change would undo the later ones too. One that is reused on its way out goes with its new words.
let shown: string | number | undefined
function showAlone(show: () => string | number) {
  if (shown !== undefined) toast.dismiss(shown)
  shown = show()
}

/** Shows a change at once and sends it, one after the other; a refused one goes back, and one that was kept can. */
export function useSavePreferences() {
  const queryClient = useQueryClient()
  const { mutate } = useMutation({
    mutationKey,
    mutationFn: savePreferences,
    scope: { id: 'notice-preferences' },
    async onMutate(wanted) {
      await queryClient.cancelQueries({ queryKey })
      const before = queryClient.getQueryData<OwnNoticePreferences>(queryKey)
      queryClient.setQueryData<OwnNoticePreferences>(queryKey, (own) => own && { ...own, ...wanted })
      return { before }
    },
    onError(error, _wanted, context) {
      queryClient.setQueryData(queryKey, context?.before)
      showAlone(() => toast.error('This was not saved', { description: errorText(error) }))
    },
    // What the service has before the last change is there would take back what is shown, and what is typed in it.
    onSettled: () =>
      queryClient.isMutating({ mutationKey }) === 1 ? queryClient.invalidateQueries({ queryKey }) : undefined,
  })
  return (change: Partial<NoticePreferences>, done: string) => {
    const before = queryClient.getQueryData<OwnNoticePreferences>(queryKey)
    if (!before) return
    const undo = { label: 'Undo', onClick: () => mutate(before) }
    const onSuccess = () => showAlone(() => toast.success(done, { action: undo }))
    mutate({ ...before, ...change }, { onSuccess })
  }
}
