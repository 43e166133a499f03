import type { SentPiece } from '@medinotes/shared/disclosures'
import { classNames } from '../../../lib/class-names.ts'
import { kindWords } from './kind-words.ts'

/** The notes as they would be sent: what is hidden shows its placeholder, and on pointing at it what it stands for. */
export const SentPieces = ({ pieces, className }: { pieces: readonly SentPiece[]; className?: string }) => (
  <p className={classNames('leading-relaxed break-words whitespace-pre-wrap', className)}>
    {placed(pieces).map(({ text, hidden, start }) =>
      hidden === null ? (
        <span key={start}>{text}</span>
      ) : (
        <span
          key={start}
          title={text}
          className="rounded-sm bg-accent-soft px-1 font-mono text-[0.85em] font-medium text-accent"
        >
          {hidden.placeholder}
          <span className="sr-only">
            , in place of a {kindWords[hidden.kind]}: {text}
          </span>
        </span>
      ),
    )}
  </p>
)

function placed(pieces: readonly SentPiece[]) {
  let start = 0
  return pieces.map((piece) => {
    const here = { ...piece, start }
    start += piece.text.length
    return here
  })
}
