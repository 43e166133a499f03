import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { toast } from '../../../lib/toast.ts'
import { Button } from '../../../components/button.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { type BookingFilters, exportBookings } from '../booking.queries.ts'

/** What the filters show, as a file. */
export function ExportButton({ filters }: { filters: BookingFilters }) {
  const save = useMutation({
    mutationFn: exportBookings,
    onSuccess: (name) => toast.success(`Saved as ${name}`, { description: 'It names examinees: keep it safe.' }),
    onError: (error) => toast.error('The export is not whole', { description: errorText(error) }),
  })
  return (
    <Button icon={Download} loading={save.isPending} onClick={() => save.mutate(filters)}>
      Export
    </Button>
  )
}
