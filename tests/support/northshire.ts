// Makes the board file of a small partnership, for tests that bring their own few cards; knows no server.

/**
 * The text of a board file. What a card leaves out is filled in: a size, an order, and that it is part of the agreement.
 */
export function northshireFile(cards: readonly object[], relations: readonly object[] = []): string {
  return JSON.stringify({
    format: 'common-ground-board',
    version: 1,
    board: {
      title: 'Northshire',
      stage: 'forming',
      language: 'en-GB',
      timeZone: 'Europe/London',
      settings: {},
      createdAt: '2026-10-02T09:00:00Z',
    },
    participants: [],
    cards: cards.map((card) => ({ size: [200, 100], z: 'a0', order: 'a0', inAgreement: true, ...card })),
    relations,
  })
}
