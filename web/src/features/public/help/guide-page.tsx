import type { ReactNode } from 'react'
import { paths } from '../../../app/paths.ts'
import { BackLink, Link } from '../../../components/link.tsx'
import { Picture, type Shot } from '../picture.tsx'
import { ReadingPage } from '../reading-page.tsx'
import { type Question, Questions } from './questions.tsx'

export interface Guide {
  title: string
  lead: string
  steps: readonly { title: string; text: ReactNode }[]
  picture?: { shot: Shot; alt: string }
  questions: readonly Question[]
  /** Who knows more. */
  whom: ReactNode
}

/** Begins on the home page of whoever is signed in, or signs in first. */
const tour = `${paths.home}?tour`

/** First steps in order, what people ask, and who knows more. */
export const GuidePage = ({ guide: { title, lead, steps, picture, questions, whom } }: { guide: Guide }) => (
  <ReadingPage title={title} lead={lead} back={<BackLink to={paths.help}>Help</BackLink>}>
    <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
      <div className="grid max-w-2xl gap-10">
        <section aria-labelledby="steps">
          <h2 id="steps" className="text-xl">
            First steps
          </h2>
          <ol className="mt-4 grid list-decimal gap-4 pl-5 text-base marker:font-semibold marker:text-accent">
            {steps.map(({ title, text }) => (
              <li key={title} className="pl-1">
                <strong className="font-semibold">{title}.</strong> <span className="text-muted">{text}</span>
              </li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="questions">
          <h2 id="questions" className="text-xl">
            Common questions
          </h2>
          <Questions questions={questions} />
        </section>
        <section aria-labelledby="whom">
          <h2 id="whom" className="text-xl">
            Who to ask
          </h2>
          <p className="mt-3 text-base text-muted">{whom}</p>
          <p className="mt-3 text-base">
            <Link to={tour}>Look around the application</Link>, in a minute; or read what is done{' '}
            <Link to={`${paths.help}#keyboard`}>by keyboard</Link>.
          </p>
        </section>
      </div>
      {picture && <Picture desk={picture.shot} alt={picture.alt} className="lg:sticky lg:top-20" />}
    </div>
  </ReadingPage>
)
