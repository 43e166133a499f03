import type { Span } from '@medinotes/shared/consultations'
import { Fragment, type ReactNode } from 'react'
import { layOut } from './text-layout.ts'

interface LaidOutTextProps {
  text: string
  renderLine: (line: Span) => ReactNode
  /** Follows the last character. */
  caret?: ReactNode
}

/** Plain text as paragraphs, lists and the titles above them. */
export function LaidOutText({ text, renderLine, caret }: LaidOutTextProps) {
  const blocks = layOut(text)
  if (blocks.length === 0) return <p>{caret}</p>
  return blocks.map(({ kind, lines }, index) => {
    const end = index === blocks.length - 1 ? caret : null
    const key = lines[0]?.start ?? index
    if (kind === 'heading') {
      return (
        <h3 key={key} className="-mb-2.5 text-sm text-muted">
          {lines.map(renderLine)}
        </h3>
      )
    }
    return kind === 'list' ? (
      <ul key={key} className="grid list-disc gap-1 pl-5 marker:text-faint">
        {lines.map((line, item) => (
          <li key={line.start}>
            {renderLine(line)}
            {item === lines.length - 1 && end}
          </li>
        ))}
      </ul>
    ) : (
      <p key={key}>
        {lines.map((line, item) => (
          <Fragment key={line.start}>
            {item > 0 && <br />}
            {renderLine(line)}
          </Fragment>
        ))}
        {end}
      </p>
    )
  })
}
