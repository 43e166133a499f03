import { useEffect } from 'react'
import { toast, Toaster as Sonner } from 'sonner'
import { raisedToasts } from '../lib/toast.ts'

/** Shows what is raised with `toast` of lib/toast.ts. */
export function Toaster() {
  // Its own effects run first: by now it listens.
  useEffect(() => raisedToasts.show(toast), [])
  return (
    <Sonner
      position="bottom-right"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-start gap-3 rounded-md border border-line bg-raised px-4 py-3 text-sm text-text shadow-float focus-visible:outline-2! focus-visible:outline-offset-2! focus-visible:outline-accent!',
          title: 'font-medium',
          description: 'text-muted',
          content: 'flex-1',
          icon: 'mt-0.5',
          success: '[&_[data-icon]]:text-success',
          error: '[&_[data-icon]]:text-danger',
          warning: '[&_[data-icon]]:text-warning',
          actionButton: '-my-0.5 min-h-6 shrink-0 rounded-sm font-medium text-accent hover:underline',
          cancelButton: 'shrink-0 rounded-sm text-muted hover:underline',
        },
      }}
    />
  )
}
