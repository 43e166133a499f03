import { ClipboardPaste } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Card } from '../../../components/card.tsx'
import { Field } from '../../../components/field.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { today } from '../../consultations/today.ts'
import { FillingResult } from './filling-result.tsx'
import { recogniseLetter } from './recognise-letter.ts'
import type { BookingForm } from './use-booking-form.ts'
import { useFillIn } from './use-fill-in.ts'

/** Takes an e-mail or a letter and fills in what it recognises. The text itself goes nowhere. */
export function LetterPaste({ form }: { form: BookingForm }) {
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const box = useRef<HTMLTextAreaElement>(null)
  const { filling, fill, use, undo } = useFillIn(form)
  useEffect(() => {
    if (isOpen) box.current?.focus()
  }, [isOpen])

  const read = (letter: string) => {
    setText(letter)
    fill(recogniseLetter(letter, today()))
  }
  if (!isOpen) {
    return (
      <Button icon={ClipboardPaste} className="justify-self-start" onClick={() => setOpen(true)}>
        Paste an e-mail or letter
      </Button>
    )
  }
  return (
    <Card className="grid gap-4">
      <Field
        label="E-mail or letter"
        hint="What it says is filled in below, for you to check. The text itself is not kept."
      >
        <Textarea
          ref={box}
          rows={4}
          className="max-h-60"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPaste={(event) => {
            if (text !== '') return
            event.preventDefault()
            read(event.clipboardData.getData('text/plain'))
          }}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button disabled={text.trim() === ''} onClick={() => read(text)}>
          Fill in the form
        </Button>
        <Button variant="ghost" onClick={() => setOpen(false)}>
          Close
        </Button>
      </div>
      {filling && <FillingResult filling={filling} source="The letter" onUndo={undo} onUse={use} />}
    </Card>
  )
}
