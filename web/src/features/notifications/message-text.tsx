import { linkedText } from './linked-text.ts'

/** What stands before the footer of a mail, as in any mail's text. */
const footerMark = '\n-- \n'

/** A message as text: its links work, and why it came stands quieter below. */
export function MessageText({ text }: { text: string }) {
  const [body = '', footer] = text.split(footerMark)
  return (
    <div className="grid max-w-prose gap-3">
      <p className="break-words whitespace-pre-wrap">
        <Linked text={body.trim()} />
      </p>
      {footer !== undefined && (
        <p className="border-t border-line pt-3 text-xs break-words whitespace-pre-wrap text-muted">
          <Linked text={footer} />
        </p>
      )}
    </div>
  )
}

const Linked = ({ text }: { text: string }) =>
  linkedText(text, window.location.origin).map(({ at, text: part, href }) =>
    href ? (
      // A full load, as from a mail.
      <a key={at} href={href} className="font-medium break-all text-accent underline underline-offset-3">
        {part}
      </a>
    ) : (
      part
    ),
  )
