/** The accounts that demo mode seeds and shows; see the README. */
export const demoPassword = 'medinotes-demo'

export const demoAccounts = [
  { email: 'specialist@demo.test', name: 'Dr Mia Nguyen', role: 'specialist', about: 'Writes and finds notes' },
  {
    email: 'specialist2@demo.test',
    name: 'Dr Tom Okafor',
    role: 'specialist',
    about: 'A colleague at the same practice',
  },
  { email: 'admin@demo.test', name: 'Priya Raman', role: 'admin', about: 'Runs the practice' },
  { email: 'referrer@demo.test', name: 'Sam Whitlock', role: 'referrer', about: 'Books examinations for the practice' },
  { email: 'referrer2@demo.test', name: 'Jo Castellano', role: 'referrer', about: 'Books examinations at an insurer' },
] as const
