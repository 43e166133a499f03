import type { ExportFormat } from '@medinotes/shared/note-export'
import { useMutation } from '@tanstack/react-query'
import { Braces, Download, FileText, FileType, Hash } from 'lucide-react'
import { toast } from '../../../lib/toast.ts'
import { Button } from '../../../components/button.tsx'
import { Menu, MenuItem } from '../../../components/menu.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { saveFile } from '../../../lib/save-file.ts'

/** The note as a file to take along. */
export function ExportMenu({ id, isSigned }: { id: string; isSigned: boolean }) {
  const save = useMutation({
    mutationFn: (format: ExportFormat) =>
      saveFile(`/consultations/${id}/export`, `note.${format === 'fhir' ? 'json' : format}`, { format }),
    onSuccess: (name) =>
      toast.success(`Saved as ${name}`, {
        description: isSigned ? 'It names the patient: keep it safe.' : 'It says in it that it is a draft.',
      }),
    onError: (error) => toast.error('The note was not exported', { description: errorText(error) }),
  })
  return (
    <Menu
      trigger={
        <Button icon={Download} loading={save.isPending}>
          Export
        </Button>
      }
    >
      <MenuItem icon={FileText} onSelect={() => save.mutate('pdf')}>
        PDF, as a letter
      </MenuItem>
      <MenuItem icon={FileType} onSelect={() => save.mutate('docx')}>
        Word document
      </MenuItem>
      <MenuItem icon={Hash} onSelect={() => save.mutate('md')}>
        Markdown, as plain text
      </MenuItem>
      <MenuItem icon={Braces} onSelect={() => save.mutate('fhir')}>
        FHIR, for another system
      </MenuItem>
    </Menu>
  )
}
