import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../../lib/toast.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { consultationQuery } from '../consultation.queries.ts'
import { colleaguesQuery, requestCosignature } from '../note-life.queries.ts'

/** Whom the author asks to sign too. */
export function AskColleagueDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const queryClient = useQueryClient()
  const colleagues = useQuery(colleaguesQuery(id))
  const people = colleagues.data?.items ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const personId = chosen ?? people[0]?.id
  const ask = useMutation({
    mutationFn: (personId: string) => requestCosignature(id, personId),
    onSuccess: async ({ person }) => {
      toast.success(`${person.name} is asked to sign`)
      onClose()
      await queryClient.invalidateQueries({ queryKey: consultationQuery(id).queryKey })
    },
  })
  const error = colleagues.error ?? ask.error
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Ask a colleague to sign"
      description="They can read this note from then on, and sign or decline. They are told by e-mail, without a word of the patient."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            loading={ask.isPending}
            disabled={personId === undefined}
            onClick={() => personId !== undefined && ask.mutate(personId)}
          >
            Ask
          </Button>
        </>
      }
    >
      {error && <Alert tone="danger" title={errorText(error)} />}
      {colleagues.isPending && <Skeleton className="h-9" />}
      {colleagues.data && people.length === 0 && (
        <p className="text-muted">There is nobody else in your practice who could sign.</p>
      )}
      {people.length > 0 && (
        <Field label="Colleague">
          <Select value={personId} onChange={(event) => setChosen(event.target.value)}>
            {people.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </Dialog>
  )
}
