import { ReadingPage } from './reading-page.tsx'
import { releases } from './releases.ts'

const dayOf = (date: string) =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-AU', { dateStyle: 'long', timeZone: 'UTC' })

export const ReleasesPage = () => (
  <ReadingPage title="What is new" lead="What changed in MediNotes Pro, newest first.">
    <ol className="grid max-w-2xl gap-10">
      {releases.map(({ date, title, changes }) => (
        <li key={date}>
          <p className="text-muted">
            <time dateTime={date}>{dayOf(date)}</time>
          </p>
          <h2 className="mt-1 text-xl">{title}</h2>
          <ul className="mt-3 grid list-disc gap-2 pl-5 text-base text-muted marker:text-accent">
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  </ReadingPage>
)
