import { ClipboardPaste, Copy, RotateCcw, Search, ShieldCheck, SquarePen, type LucideIcon } from 'lucide-react'
import { Section } from './section.tsx'

const facts: readonly { icon: LucideIcon; title: string; text: string }[] = [
  {
    icon: ClipboardPaste,
    title: 'Paste what you have',
    text: 'Dot points, prose, abbreviations or a transcript. Choose a visit note or SOAP, and start.',
  },
  {
    icon: SquarePen,
    title: 'Watch each section arrive',
    text: 'You read along from the first line, and stop it whenever you have seen enough.',
  },
  {
    icon: Copy,
    title: 'Check it, copy it',
    text: 'Each sentence shows its source; what your notes do not say is marked. Then take it to where your records live.',
  },
  {
    icon: RotateCcw,
    title: 'Nothing is lost',
    text: 'Reload, lose the connection, close the lid: the note is written on and is there when you return.',
  },
  {
    icon: ShieldCheck,
    title: 'Useful without AI',
    text: 'The offline writer sorts and tidies your own sentences, invents nothing, and says plainly that it is not AI.',
  },
  {
    icon: Search,
    title: 'Found again tomorrow',
    text: 'Search by patient, narrow by date and status, and pick up an interrupted note with one click.',
  },
]

export const HowItWorks = () => (
  <Section anchor="how" title="From rough notes to a readable record">
    <dl className="grid gap-x-10 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
      {facts.map(({ icon: Icon, title, text }) => (
        <div key={title}>
          <dt className="flex items-center gap-2.5 text-base font-semibold">
            <Icon aria-hidden className="size-5 text-accent" />
            {title}
          </dt>
          <dd className="mt-2 text-base text-muted">{text}</dd>
        </div>
      ))}
    </dl>
  </Section>
)
