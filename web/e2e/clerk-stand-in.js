// What the page is given in place of Clerk's script: as much of `window.Clerk` as the page uses, drawn without style.
// Its state lies with the route handler of clerk-stand-in.ts, which it asks as Clerk's script asks Clerk's host.
;(() => {
  const host = 'https://clerk.medinotes.example'
  const listeners = new Set()
  const statusListeners = new Set()
  let options = {}

  const ask = async (path, body) =>
    (await fetch(host + path, { method: 'POST', body: JSON.stringify(body ?? {}) })).json()

  const element = (name, attributes, ...children) => {
    const made = Object.assign(document.createElement(name), attributes)
    made.append(...children)
    return made
  }

  const resources = () => ({ client: clerk.client, user: clerk.user, session: clerk.session, organization: null })

  function show({ user }) {
    clerk.user = user && { ...user, organizationMemberships: [] }
    clerk.session = user && {
      id: 'sess_1',
      status: 'active',
      user: clerk.user,
      getToken: async () => (await ask('/v1/client/sessions/sess_1/tokens')).jwt,
    }
    clerk.client = { id: 'client_1', sessions: clerk.session ? [clerk.session] : [], signedInSessions: [] }
    for (const listener of listeners) listener(resources())
  }

  async function enter(email, destination) {
    const client = await ask('/v1/client/sign_ins', { email })
    show(client)
    options.routerPush(destination)
  }

  async function leave() {
    show(await ask('/v1/client/sessions/sess_1/remove'))
    options.routerPush(options.afterSignOutUrl)
  }

  function drawEntry(node, title, { forceRedirectUrl }) {
    const email = element('input', { type: 'email', name: 'email' })
    const form = element(
      'form',
      {},
      element('h1', { textContent: title }),
      element('label', {}, 'Email address ', email),
      element('button', { type: 'submit', textContent: 'Continue' }),
    )
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void enter(email.value, forceRedirectUrl)
    })
    node.replaceChildren(form)
  }

  function drawAccount(node, { customMenuItems = [] }) {
    const menu = element('menu', { hidden: true })
    const add = (label, act) => {
      const button = element('button', { type: 'button', textContent: label })
      button.addEventListener('click', () => {
        menu.hidden = true
        act()
      })
      menu.append(element('li', {}, button))
    }
    for (const { label, onClick } of customMenuItems) if (onClick) add(label, onClick)
    add('Sign out', leave)
    const picture = element('img', { src: 'https://img.clerk.com/robin.svg', alt: '', width: 28, height: 28 })
    const open = element('button', { type: 'button', ariaLabel: 'Open user menu' }, picture)
    open.addEventListener('click', () => (menu.hidden = !menu.hidden))
    node.replaceChildren(open, menu)
  }

  function drawPricing(node) {
    const buy = element('button', { type: 'button', textContent: 'Subscribe to Premium' })
    buy.addEventListener('click', () => void ask('/v1/me/billing').then(() => buy.replaceWith('Subscribed')))
    node.dataset.componentStatus = 'ready'
    node.replaceChildren(buy)
  }

  let verification

  function openVerification({ getContainer, afterVerification, afterVerificationCancelled }) {
    const code = element('input', { inputMode: 'numeric' })
    const form = element(
      'form',
      { ariaLabel: 'Verification required', role: 'group' },
      element('label', {}, 'Verification code ', code),
      element('button', { type: 'submit', textContent: 'Verify' }),
    )
    const cancel = element('button', { type: 'button', textContent: 'Cancel verification' })
    form.append(cancel)
    cancel.addEventListener('click', () => afterVerificationCancelled())
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void ask('/v1/client/sessions/sess_1/verify', { code: code.value }).then(() => afterVerification())
    })
    getContainer().append(form)
    verification = form
  }

  const clear = (node) => node.replaceChildren()

  const clerk = {
    loaded: false,
    status: 'loading',
    version: '6.0.0',
    instanceType: 'development',
    user: undefined,
    session: undefined,
    client: undefined,
    organization: null,
    async load(given) {
      options = given
      show(await ask('/v1/client'))
      clerk.loaded = true
      clerk.status = 'ready'
      for (const listener of statusListeners) listener('ready')
      // Who asked for a token before this waits here.
      // oxlint-disable-next-line no-underscore-dangle -- Clerk's own names
      window.__clerk_internal_ready?.__resolve(clerk)
    },
    addListener(listener) {
      listeners.add(listener)
      listener(resources())
      return () => listeners.delete(listener)
    },
    on(event, listener, { notify } = {}) {
      if (event !== 'status') return
      statusListeners.add(listener)
      if (notify) listener(clerk.status)
    },
    off: (_event, listener) => statusListeners.delete(listener),
    signOut: leave,
    __internal_openReverification: openVerification,
    __internal_closeReverification: () => verification?.remove(),
    __internal_updateProps: () => {},
    mountSignIn: (node, props) => drawEntry(node, 'Sign in to MediNotes Pro', props),
    unmountSignIn: clear,
    mountSignUp: (node, props) => drawEntry(node, 'Create your account', props),
    unmountSignUp: clear,
    mountUserButton: drawAccount,
    unmountUserButton: clear,
    mountPricingTable: drawPricing,
    unmountPricingTable: clear,
    mountUserProfile: (node) => node.replaceChildren(element('h2', { textContent: 'Profile details' })),
    unmountUserProfile: clear,
  }
  window.Clerk = clerk
})()
