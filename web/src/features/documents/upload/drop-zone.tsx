import { documentMaxSize, uploadsAtOnce } from '@medinotes/shared/documents'
import { FolderUp, Upload as UploadIcon } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '../../../components/button.tsx'
import { classNames } from '../../../lib/class-names.ts'
import { sizeText } from '../document-words.ts'
import { acceptedFiles, acceptedWords } from './check-file.ts'
import { type FoundFile, ofFile } from './chosen-files.ts'

interface DropZoneProps {
  isOver: boolean
  onFiles: (files: FoundFile[]) => void
}

/** How files are sent; they can be dropped beside it just as well. */
export function DropZone({ isOver, onFiles }: DropZoneProps) {
  return (
    <div
      className={classNames(
        'grid justify-items-center gap-3 rounded-md border border-dashed px-4 py-5 text-center transition-colors duration-150',
        isOver ? 'border-accent bg-accent-soft' : 'border-line-strong',
      )}
    >
      <p className="font-medium pointer-coarse:hidden">
        {isOver ? 'Let go to add them' : 'Drop files or a folder anywhere on this page'}
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <PickButton icon={UploadIcon} label="Choose files" onFiles={onFiles} />
        <PickButton icon={FolderUp} label="Choose a folder" isFolder onFiles={onFiles} />
      </div>
      <p className="max-w-reading text-xs text-muted">
        {acceptedWords}; up to {sizeText(documentMaxSize)} each, {uploadsAtOnce} at a time.
      </p>
    </div>
  )
}

interface PickButtonProps {
  icon: typeof UploadIcon
  label: string
  isFolder?: boolean
  onFiles: (files: FoundFile[]) => void
}

function PickButton({ icon, label, isFolder = false, onFiles }: PickButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button icon={icon} onClick={() => input.current?.click()} className={isFolder ? 'pointer-coarse:hidden' : ''}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={label}
        {...(isFolder ? { webkitdirectory: '' } : { accept: acceptedFiles })}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])].map(ofFile))
          // The same file may be chosen again.
          currentTarget.value = ''
        }}
      />
    </>
  )
}
