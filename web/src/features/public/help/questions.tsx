import type { ReactNode } from 'react'

export interface Question {
  question: string
  answer: ReactNode
}

export const Questions = ({ questions }: { questions: readonly Question[] }) => (
  <dl className="mt-4 grid gap-5 text-base">
    {questions.map(({ question, answer }) => (
      <div key={question}>
        <dt className="font-semibold">{question}</dt>
        <dd className="mt-1 text-muted">{answer}</dd>
      </div>
    ))}
  </dl>
)
