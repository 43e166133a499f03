import type { Document } from '@medinotes/shared/documents'
import { Download, EllipsisVertical, Eye, Pencil, ScrollText, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../../components/menu.tsx'
import { useWaysToDocuments } from '../viewer/beside.ts'
import { RequestDeletionDialog } from '../retention/request-deletion-dialog.tsx'
import { ChangeDocumentDialog } from './change-document-dialog.tsx'
import { downloadDocument } from './download-document.ts'

/** What the reader may do to a document now. */
export function DocumentMenu({ document }: { document: Document }) {
  const { id, filename, actions } = document
  const [isChanging, setChanging] = useState(false)
  const [isDeleting, setDeleting] = useState(false)
  const navigate = useNavigate()
  const { to, ...step } = useWaysToDocuments()(id)
  const may = (action: Document['actions'][number]) => actions.includes(action)
  return (
    <>
      {may('download') && (
        <IconButton
          icon={Download}
          label={`Download ${filename}`}
          onClick={() => void downloadDocument(id)}
          className="@max-md:hidden"
        />
      )}
      <Menu trigger={<IconButton icon={EllipsisVertical} label={`More about ${filename}`} />}>
        {may('view') && (
          <MenuItem icon={Eye} onSelect={() => void navigate(to, step)}>
            Open
          </MenuItem>
        )}
        {may('download') && (
          <MenuItem icon={Download} onSelect={() => void downloadDocument(id)}>
            Download
          </MenuItem>
        )}
        <MenuItem icon={ScrollText} onSelect={() => void navigate(paths.documentAccess(id))}>
          Who has seen it
        </MenuItem>
        {may('change') && <MenuSeparator />}
        {may('change') && (
          <MenuItem icon={Pencil} onSelect={() => setChanging(true)}>
            Name and kind
          </MenuItem>
        )}
        {may('request-deletion') && (
          <MenuItem icon={Trash2} onSelect={() => setDeleting(true)}>
            Request deletion
          </MenuItem>
        )}
      </Menu>
      {isDeleting && <RequestDeletionDialog document={document} onClose={() => setDeleting(false)} />}
      {isChanging && <ChangeDocumentDialog document={document} onClose={() => setChanging(false)} />}
    </>
  )
}
