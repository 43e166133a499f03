/** An SMS as a phone shows it, and how much of one it takes. */
export const SmsBubble = ({ text }: { text: string }) => (
  <div className="grid grid-cols-1 gap-2">
    <div className="rounded-md border border-line bg-sunken px-4 py-8 sm:px-8">
      <p className="max-w-sm rounded-lg rounded-bl-sm border border-line bg-raised px-4 py-3 wrap-anywhere">{text}</p>
    </div>
    <p className="text-xs text-muted">{text.length} of the 160 characters of one SMS</p>
  </div>
)
