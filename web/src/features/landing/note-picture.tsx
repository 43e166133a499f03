import { Check, PenLine } from 'lucide-react'
import type { ReactNode } from 'react'

const notes = [
  'Alex Sample, warehouse worker. R shoulder pain since lifting 14/2.',
  'Worse overhead, wakes at night. No numbness. Allergy: penicillin (rash).',
  'O/E abduction 100 deg, painful arc 70-100. Power 5/5. Neer positive.',
  'US 20/2: supraspinatus tendinopathy, no tear.',
  'Imp: R supraspinatus tendinopathy.',
  'Plan: physio twice weekly 6/52, light duties, no lifting over 5 kg.',
  'Paracetamol 1 g qid prn. Review 6 weeks. Come back sooner if weak or numb.',
]

const delay = (step: number) => ({ animationDelay: `${300 + step * 260}ms` })

/** The product at work, drawn with the page's own type and colours; all of it is made up. */
export const NotePicture = () => (
  <figure className="mt-12 sm:mt-16">
    <div aria-hidden className="overflow-hidden rounded-lg border border-line bg-surface shadow-float">
      <div className="flex h-12 items-center gap-3 border-b border-line bg-raised px-4 sm:px-5">
        <p className="font-medium">Alex Sample</p>
        <p className="tabular text-muted max-sm:hidden">Tue 3 Mar 2026</p>
        <p className="ml-auto flex h-6 items-center gap-1.5 rounded-full bg-accent-soft px-2.5 text-xs font-medium text-accent">
          <PenLine className="size-3.5" />
          Writing
        </p>
      </div>
      <div className="grid lg:grid-cols-[5fr_7fr]">
        <div className="border-line bg-sunken p-5 max-lg:border-b sm:p-6 lg:border-r">
          <p className="mb-3 text-xs font-medium text-muted">Your notes</p>
          <div className="grid gap-2 leading-relaxed text-muted">
            {notes.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </div>
        <Draft />
      </div>
    </div>
    <figcaption className="mt-3 text-xs text-muted">
      The note page at work: rough notes on one side; on the other the summary is written, the next steps are being
      written and the e-mail comes next. The person and the visit are made up.
    </figcaption>
  </figure>
)

const Draft = () => (
  <div className="grid content-start gap-6 bg-raised p-5 sm:p-6">
    <Part title="Summary for the record" state="written">
      <Line step={0}>
        Right shoulder pain since lifting at work on 14 February, worse overhead and at night. No numbness.
      </Line>
      <Line step={1}>Allergy: penicillin (rash).</Line>
      <Line step={2}>Abduction 100°, painful arc from 70° to 100°, power 5/5, Neer sign positive.</Line>
      <Line step={3}>Ultrasound on 20 February: supraspinatus tendinopathy, no tear.</Line>
    </Part>
    <Part title="Next steps" state="writing">
      <Line step={5}>– Physiotherapy twice weekly for six weeks</Line>
      <Line step={6}>
        – Light duties, no lifting over 5 kg
        <span className="ml-1 inline-block h-[1.1em] w-0.5 animate-pulse bg-accent align-text-bottom" />
      </Line>
    </Part>
    <Part title="E-mail to the patient" state="waiting" />
  </div>
)

interface PartProps {
  title: string
  state: 'written' | 'writing' | 'waiting'
  children?: ReactNode
}

const Part = ({ title, state, children }: PartProps) => (
  <div className={state === 'writing' ? '-ml-4 border-l-2 border-accent pl-3.5' : ''}>
    <p className={`flex items-center gap-2 font-semibold ${state === 'waiting' ? 'text-muted' : ''}`}>
      {title}
      {state === 'written' && <Check className="size-4 text-success" />}
      {state === 'waiting' && <span className="text-xs font-normal">comes next</span>}
    </p>
    {children && <div className="mt-2 grid max-w-180 gap-1.5 text-base leading-relaxed">{children}</div>}
  </div>
)

const Line = ({ step, children }: { step: number; children: ReactNode }) => (
  <p className="animate-appear [animation-fill-mode:backwards]" style={delay(step)}>
    {children}
  </p>
)
