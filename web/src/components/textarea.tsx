import { useEffect, useRef, type ComponentProps } from 'react'
import { classNames } from '../lib/class-names.ts'
import { useFieldControl } from './field.tsx'
import { controlLook } from './input.tsx'

const growsByItself = () => CSS.supports('field-sizing', 'content')

// scrollHeight leaves the border out; without it the last line would scroll.
function fitToText(textarea: HTMLTextAreaElement) {
  textarea.style.height = 'auto'
  textarea.style.height = `${textarea.scrollHeight + textarea.offsetHeight - textarea.clientHeight}px`
}

/** Grows with its text; `rows` is its least height, and a max-height class its greatest. */
export function Textarea({ className, rows = 3, ref, ...props }: ComponentProps<'textarea'>) {
  const element = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (element.current && !growsByItself()) fitToText(element.current)
  })
  return (
    <textarea
      {...useFieldControl()}
      rows={rows}
      onInputCapture={(event) => {
        if (!growsByItself()) fitToText(event.currentTarget)
      }}
      {...props}
      ref={(node) => {
        element.current = node
        if (typeof ref === 'function') return ref(node)
        if (ref) ref.current = node
        return undefined
      }}
      // field-sizing ignores rows, so the least height is set by hand.
      style={{ minHeight: `calc(${rows} * 1lh + 1.125rem)`, ...props.style }}
      className={classNames(controlLook, 'field-sizing-content resize-none py-2 leading-relaxed', className)}
    />
  )
}
