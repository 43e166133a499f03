import type { AuditExportFormat } from '@medinotes/shared/audit'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Braces, Download, Sheet } from 'lucide-react'
import { toast } from '../../lib/toast.ts'
import { Button } from '../../components/button.tsx'
import { Menu, MenuItem } from '../../components/menu.tsx'
import { errorText } from '../../lib/api-error.ts'
import type { AuditFilters } from './audit-filters.ts'
import { auditKey, saveExport } from './audit.queries.ts'

/** What the filters show, as a file. */
export function ExportMenu({ filters }: { filters: AuditFilters }) {
  const queryClient = useQueryClient()
  const save = useMutation({
    mutationFn: (format: AuditExportFormat) => saveExport(format, filters),
    onSuccess: async (name) => {
      toast.success(`Saved as ${name}`, { description: 'That you exported it is in the trail too.' })
      await queryClient.invalidateQueries({ queryKey: auditKey })
    },
    onError: (error) => toast.error('The export is not whole', { description: errorText(error) }),
  })
  return (
    <Menu
      trigger={
        <Button icon={Download} loading={save.isPending}>
          Export
        </Button>
      }
    >
      <MenuItem icon={Sheet} onSelect={() => save.mutate('csv')}>
        CSV, for a spreadsheet
      </MenuItem>
      <MenuItem icon={Braces} onSelect={() => save.mutate('jsonl')}>
        JSON lines, to verify offline
      </MenuItem>
    </Menu>
  )
}
