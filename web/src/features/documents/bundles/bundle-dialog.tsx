import { zodResolver } from '@hookform/resolvers/zod'
import { createBundleSchema, type Document } from '@medinotes/shared/documents'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Controller, useForm } from 'react-hook-form'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { showProblem } from '../../../lib/form-problem.ts'
import { useChange } from '../../../lib/use-change.ts'
import { bundlesKey } from '../document-keys.ts'
import { bookingDocumentsQuery } from '../document.queries.ts'
import { isBundled } from './bundled-documents.ts'
import { createBundle } from './bundle.queries.ts'
import { DocumentOrder } from './document-order.tsx'

interface BundleDialogProps {
  bookingId: string
  onClose: () => void
}

/** What goes into one PDF, and in which order. */
export function BundleDialog({ bookingId, onClose }: BundleDialogProps) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(bookingDocumentsQuery(bookingId))
  const documents = data?.pages.flatMap(({ items }) => items).filter(isBundled)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Make a bundle"
      description="One PDF with an index, page numbers and a bookmark for each document. Both sides of the booking can read it."
      className="max-w-xl"
    >
      {documents === undefined && <Skeleton className="h-40" />}
      {documents?.length === 0 && (
        <Alert title="There is nothing to bundle yet">
          PDFs and pictures that are checked and that both sides can see can go into a bundle.
        </Alert>
      )}
      {documents !== undefined && documents.length > 0 && (
        <BundleForm bookingId={bookingId} documents={documents} onClose={onClose} />
      )}
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more documents
        </Button>
      )}
    </Dialog>
  )
}

function BundleForm({ bookingId, documents, onClose }: BundleDialogProps & { documents: readonly Document[] }) {
  const form = useForm({
    resolver: zodResolver(createBundleSchema),
    defaultValues: { title: '', documentIds: [] as string[] },
  })
  const { errors } = form.formState
  const create = useChange(createBundle, { renews: [bundlesKey], done: () => 'The bundle is being made' })
  const submit = form.handleSubmit((body) =>
    create.mutate({ bookingId, ...body }, { onSuccess: onClose, onError: (error) => showProblem(form, error) }),
  )
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
      {errors.root && <Alert tone="danger" title={errors.root.message} />}
      <Field label="Title" required hint="On the index page and in the list." error={errors.title?.message}>
        <Input autoComplete="off" {...form.register('title')} />
      </Field>
      <Controller
        control={form.control}
        name="documentIds"
        render={({ field: { value, onChange } }) => (
          <DocumentOrder documents={documents} chosen={value} onChange={onChange} error={errors.documentIds?.message} />
        )}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" loading={create.isPending}>
          Make the bundle
        </Button>
      </div>
    </form>
  )
}
