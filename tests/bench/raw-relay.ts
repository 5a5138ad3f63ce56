// The yardstick of the relay's measurements, a process of its own: hands every frame to everybody else as it came, keeps and checks nothing; not a part of the product.
import { readFileSync } from 'node:fs'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { WebSocketServer } from 'ws'

/** The board's document, V1 encoding; who comes is given it as the answer to their first message. */
const [file = ''] = process.argv.slice(2)
const encoder = createEncoder()
writeVarUint(encoder, 0)
writeVarUint(encoder, 1)
writeVarUint8Array(encoder, readFileSync(file))
const answer = toUint8Array(encoder)

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', (socket) => {
  let isIn = false
  socket.on('message', (data, isBinary) => {
    if (!isIn) {
      isIn = true
      socket.send(answer)
      return
    }
    for (const other of server.clients) if (other !== socket) other.send(data, { binary: isBinary })
  })
})
server.on('listening', () => {
  const address = server.address()
  if (typeof address === 'object') process.stdout.write(`${String(address?.port)}\n`)
})
