import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { classNames } from '../lib/class-names.ts'
import { useFocusReturn } from './focus-return.ts'

interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description?: ReactNode
  /** A decision that must be made: no close button, and neither Escape nor a click outside leaves it. */
  modalOnly?: boolean
  /** Nothing of the page is seen behind it, for whoever may have walked up to it. */
  hidesPage?: boolean
  /** For something to read first: the focus goes to the dialog and not to its first button. */
  focusesItself?: boolean
  className?: string
  children?: ReactNode
  /** Buttons, the main one last. */
  footer?: ReactNode
}

export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  modalOnly = false,
  hidesPage = false,
  focusesItself = false,
  className,
  children,
  footer,
}: DialogProps) {
  const { remember, giveBack } = useFocusReturn()
  const stay = modalOnly ? (event: Event) => event.preventDefault() : undefined
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay
          className={classNames(
            'fixed inset-0 z-50 animate-appear',
            hidesPage ? 'bg-sunken' : 'bg-[oklch(15%_0.02_250/0.45)]',
          )}
        />
        <Primitive.Content
          {...(stay && { onEscapeKeyDown: stay, onInteractOutside: stay })}
          onOpenAutoFocus={(event) => {
            remember()
            if (focusesItself) focusDialog(event)
          }}
          onCloseAutoFocus={giveBack}
          {...(!description && { 'aria-describedby': undefined })}
          className={classNames(
            'fixed top-1/2 left-1/2 z-50 grid max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-md -translate-1/2 gap-5 overflow-y-auto rounded-lg border border-line bg-raised p-6 shadow-float outline-none',
            className,
          )}
        >
          <div className="grid gap-1.5 pr-8">
            <Primitive.Title className="text-lg">{title}</Primitive.Title>
            {description && <Primitive.Description className="text-muted">{description}</Primitive.Description>}
          </div>
          {children}
          {footer && <div className="flex flex-wrap justify-end gap-2">{footer}</div>}
          {!modalOnly && (
            <Primitive.Close
              aria-label="Close"
              className="absolute top-4 right-4 inline-flex size-9 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text"
            >
              <X aria-hidden className="size-4" />
            </Primitive.Close>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

function focusDialog(event: Event) {
  event.preventDefault()
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
}
