// Knows the words of the page that tells whether a browser and a network can do it, in British English; knows no component.

export const checkWords = {
  title: 'Will boards work in this browser and on this network?',
  lead: 'This page tries out what a board needs. It sends nothing about you and keeps nothing.',
  fromHome: 'Something does not work? Look at this browser and this network',
  looking: 'Looking...',
  verdict: {
    good: 'Yes. Boards work here.',
    warn: 'Yes, with something missing. Boards work here.',
    bad: 'Not yet. What stands in the way is below.',
  },
  again: 'Look again',
  state: { good: 'Works', warn: 'Take note', bad: 'Does not work' },
  names: {
    features: 'This browser',
    server: 'The way to the server',
    socket: 'Live connection',
    clock: 'Clock',
    storage: 'Memory of this browser',
    offline: 'Working without a connection',
  },
  features: {
    good: 'It has everything a board is built with.',
    bad: (missing: string) =>
      `It is too old for the board. Use a current Chrome, Edge, Firefox or Safari. It lacks: ${missing}.`,
  },
  server: {
    good: (ms: number) => `It answers after ${ms} ms.`,
    warn: (ms: number) => `It answers, but slowly: after ${ms} ms.`,
    bad: 'Something else answers, or nothing. A filter or a sign-in page of the network may stand between.',
  },
  socket: {
    good: (ms: number) => `Messages go there and back in ${ms} ms.`,
    warn: (ms: number) => `Messages go there and back, but slowly: in ${ms} ms. The others' moves show late.`,
    bad: 'This network lets no live connection (WebSocket) through. Give the text below to whoever looks after it.',
    small: 'Small messages get through, large ones do not. Give the text below to whoever looks after the network.',
  },
  clock: {
    good: 'It agrees with the server.',
    behind: (minutes: string) => `It is ${minutes} behind the server's. Times on the board may look wrong to you.`,
    ahead: (minutes: string) => `It is ${minutes} ahead of the server's. Times on the board may look wrong to you.`,
    unknown: "The server's clock could not be read.",
    minutes: (n: number) => (n === 1 ? '1 minute' : n < 120 ? `${n} minutes` : `${Math.round(n / 60)} hours`),
  },
  storage: {
    good: 'It may keep a copy on this device, so that closing the tab loses nothing.',
    warn: 'It keeps nothing: a private window, or a setting. Keep the tab open until it says Saved.',
  },
  offline: {
    good: 'A board that was open here opens again without a connection.',
    insecure: 'Only with an address that begins with https. While connected, everything works.',
    warn: 'Not in this browser. While connected, everything works.',
  },
  it: {
    title: 'For whoever looks after this network',
    about: 'Copy this into a message to your IT desk.',
    message: 'Text for the IT desk',
    copy: 'Copy the text',
    copied: 'Copied',
    text: (facts: {
      readonly product: string
      readonly address: string
      readonly socket: string
      readonly browser: string
      readonly found: string
    }) =>
      `We want to use ${facts.product}, a whiteboard in the browser, at ${facts.address}. Nothing has to be installed.

What it needs of the network:
1. ${facts.address.startsWith('https:') ? 'HTTPS' : 'HTTP'} to ${facts.address}.
2. WebSocket connections to ${facts.socket} and everything below it. A proxy or a filter has to let the "Upgrade: websocket" header through, and must not cut a connection that has been open for long: something is sent at least every 10 seconds.
3. Nothing else: no other addresses, no plug-in, no open ports.

What a look from this computer found:
${facts.found}

Browser: ${facts.browser}`,
    line: (name: string, state: string, sentence: string) => `- ${name}: ${state}. ${sentence}`,
  },
} as const
