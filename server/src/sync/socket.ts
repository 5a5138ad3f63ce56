// Knows the few things the relay needs of a web socket, named as `ws` names them; refuses to know how one is opened.

/** A message as `ws` hands it over: bytes, pieces of bytes, or a buffer. */
export type SocketData = Buffer | ArrayBuffer | Buffer[]

export interface RelaySocket {
  /** Bytes accepted for sending that have not left the process. */
  readonly bufferedAmount: number
  send(data: Uint8Array, options: { readonly binary: true; readonly compress: boolean }): void
  /** What is sent from here to `uncork` leaves in one write. */
  cork(): void
  uncork(): void
  close(code: number, reason: string): void
  /** Ends the connection without the closing handshake. */
  terminate(): void
  ping(): void
  /** Stops and restarts reading, so that a sender in a hurry is held back by TCP. */
  pause(): void
  resume(): void
  on(event: 'message', listener: (data: SocketData, isBinary: boolean) => void): unknown
  on(event: 'close' | 'pong', listener: () => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
}
