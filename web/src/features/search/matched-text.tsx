import { partsOf } from './matched-parts.ts'

/** A text in which the beginnings of words that were typed stand out. */
export const MatchedText = ({ text, query }: { text: string; query: string }) =>
  partsOf(text, query).map(({ text: part, isMatch }, index) =>
    isMatch ? (
      // oxlint-disable-next-line react/no-array-index-key -- the parts of one text never move
      <mark key={index} className="rounded-xs bg-accent-soft font-semibold text-accent">
        {part}
      </mark>
    ) : (
      part
    ),
  )
